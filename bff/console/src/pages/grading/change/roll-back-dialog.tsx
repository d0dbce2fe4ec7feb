import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../api/trpc';
import { lastDays } from '../day-range';
import { type PolicyVersion, useReplay } from '../grading-api';
import { GradingRefusal } from '../grading-refusal';
import { RulesTable } from '../rules-table';
import { isReason, isStart, ReasonField, StartField, type Start, startOf } from './change-fields';
import { ReplayPreview } from './replay-preview';
import { useGradingChange } from './use-grading-change';

const PREVIEW_DAYS = 28;

interface RollBackDialogProps {
  version: PolicyVersion;
  today: string;
  /** Proposed; the operator may choose another. */
  start: Start;
  onClose(): void;
  onDone(version: number): void;
}

export function RollBackDialog(props: RollBackDialogProps) {
  const { start: proposed, today, onClose, onDone } = props;
  const { version, table } = props.version;
  const { t } = useTranslation();
  const [start, setStart] = useState(proposed);
  const [reason, setReason] = useState('');
  const replay = useReplay({ ...lastDays(today, PREVIEW_DAYS), table });
  const goingBack = useGradingChange(trpc.grading.rollBack.mutate, (answer) => onDone(answer.version));
  const goBack = () => goingBack.mutate({ toVersion: version, from: startOf(start), reason: reason.trim() });
  return (
    <Modal
      open
      width={760}
      title={t('grading.rollBack.title', { version })}
      okText={t('grading.rollBack.confirm', { version })}
      cancelText={t('grading.release.cancel')}
      okButtonProps={{
        disabled: !isReason(reason) || !isStart(start) || !replay.data,
        loading: goingBack.isPending,
      }}
      onOk={goBack}
      onCancel={onClose}
    >
      <p>{t('grading.rollBack.lead', { version })}</p>
      <RulesTable table={table} />
      <div className="dialog-fields">
        <ReplayPreview replay={replay} of="rollBack" />
        <StartField start={start} onChange={setStart} />
        <ReasonField value={reason} onChange={setReason} />
      </div>
      {goingBack.isError && <GradingRefusal error={goingBack.error} onRetry={goBack} />}
    </Modal>
  );
}
