import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../api/trpc';
import { countText } from '../../format/numbers';
import { isReason, ReasonField } from '../grading/change/change-fields';
import { type Rule, type Run, useRuleChange } from './attribution-api';
import { AttributionRefusal } from './attribution-refusal';
import { useRuleWords } from './use-rule-words';

interface DecideDialogProps {
  draft: Rule;
  decision: 'use' | 'refuse';
  /** What it was tried with, where it was. */
  run: Run | undefined;
  onClose(): void;
  onDone(): void;
}

/** A version is put in force or refused once, with a reason. */
export function DecideDialog({ draft, decision, run, onClose, onDone }: DecideDialogProps) {
  const { t } = useTranslation();
  const words = useRuleWords();
  const [reason, setReason] = useState('');
  const using = useRuleChange(trpc.attribution.useRule.mutate, onDone);
  const refusing = useRuleChange(trpc.attribution.refuseRule.mutate, onDone);
  const deciding = decision === 'use' ? using : refusing;
  const decide = () => deciding.mutate({ ruleId: draft.ruleId, reason: reason.trim() });
  const place = { place: words.place(draft), version: draft.version };
  return (
    <Modal
      open
      title={t(`attribution.decide.${decision}Title`, place)}
      okText={t(`attribution.decide.${decision}Confirm`)}
      cancelText={t('attribution.decide.cancel')}
      okButtonProps={{ disabled: !isReason(reason), loading: deciding.isPending }}
      onOk={decide}
      onCancel={onClose}
    >
      <p>{t(`attribution.decide.${decision}Lead`)}</p>
      {run?.state === 'finished' && (
        <p className="note" style={{ marginTop: 10 }}>
          {t('attribution.decide.useEffect', {
            total: countText(run.peopleTotal),
            moved: countText(run.peopleMoved),
          })}
        </p>
      )}
      <div className="dialog-fields">
        <ReasonField value={reason} onChange={setReason} />
      </div>
      {deciding.isError && <AttributionRefusal error={deciding.error} onRetry={decide} />}
    </Modal>
  );
}
