import { isId } from '@loudou/shared/ids';
import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personCode } from '../../format/codes';
import { ErrorNote } from '../../parts/error-note';
import { type Mark, useMarking } from './quality-api';
import { isReason, ReasonField } from './reason-field';
import { useEvidenceWords } from './rule-words';

interface TakeBackDialogProps {
  mark: Mark;
  onClose(): void;
  onDone(): void;
}

export function TakeBackDialog({ mark, onClose, onDone }: TakeBackDialogProps) {
  const { t } = useTranslation();
  const evidenceWords = useEvidenceWords();
  const [reason, setReason] = useState('');
  const marking = useMarking();
  const takeBack = () => {
    if (!isId('person', mark.personId)) return;
    marking.mutate({ personId: mark.personId, mark: 'none', reason: reason.trim() }, { onSuccess: onDone });
  };
  return (
    <Modal
      open
      title={t('quality.traffic.takingBack.title', { person: personCode(mark.personId) })}
      okText={t('quality.traffic.takingBack.confirm')}
      cancelText={t('quality.traffic.cancel')}
      okButtonProps={{ disabled: !isReason(reason), loading: marking.isPending }}
      onOk={takeBack}
      onCancel={onClose}
    >
      <div className="dialog-fields">
        <p>{t('quality.traffic.takingBack.lead')}</p>
        <p className="note">{t('quality.traffic.takingBack.why', { why: evidenceWords(mark) })}</p>
        <ReasonField reason={reason} onReason={setReason} />
      </div>
      {marking.isError && <ErrorNote what="" error={marking.error} onRetry={takeBack} />}
    </Modal>
  );
}
