import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../api/trpc';
import { calendarDayText } from '../../../format/moments';
import { countText } from '../../../format/numbers';
import { useLanguage } from '../../../language/use-language';
import type { SavedDraft } from '../draft/draft-start';
import { differenceText } from '../format';
import { GradingRefusal } from '../grading-refusal';
import type { Tried } from '../what-if/what-if-card';
import { isReason, isStart, ReasonField, StartField, startNow, startOf } from './change-fields';
import { useGradingChange } from './use-grading-change';

interface ReleaseDialogProps {
  draft: SavedDraft;
  tried: Tried;
  onClose(): void;
  onDone(version: number): void;
}

export function ReleaseDialog({ draft, tried, onClose, onDone }: ReleaseDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [start, setStart] = useState(startNow);
  const [reason, setReason] = useState('');
  const releasing = useGradingChange(trpc.grading.release.mutate, ({ version }) => onDone(version));
  const release = () =>
    releasing.mutate({
      version: draft.version,
      seenAt: draft.madeAt,
      from: startOf(start),
      reason: reason.trim(),
    });
  const { total } = tried.replay;
  return (
    <Modal
      open
      title={t('grading.release.title', { version: draft.version })}
      okText={t('grading.release.confirm', { version: draft.version })}
      cancelText={t('grading.release.cancel')}
      okButtonProps={{ disabled: !isReason(reason) || !isStart(start), loading: releasing.isPending }}
      onOk={release}
      onCancel={onClose}
    >
      <p>{t('grading.release.lead')}</p>
      <p className="note" style={{ marginTop: 10 }}>
        {t('grading.release.effect', {
          from: calendarDayText(tried.days.from, language),
          to: calendarDayText(tried.days.to, language),
          facts: countText(total.facts),
          moved: countText(total.moved),
          difference: differenceText(total.newValueFen - total.oldValueFen),
        })}
      </p>
      <div className="dialog-fields">
        <StartField start={start} onChange={setStart} />
        <ReasonField value={reason} onChange={setReason} />
      </div>
      {releasing.isError && <GradingRefusal error={releasing.error} onRetry={release} />}
    </Modal>
  );
}
