import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../api/trpc';
import { countText } from '../../../format/numbers';
import { DayRange, lastDays } from '../day-range';
import { type PolicyVersion, useReplay } from '../grading-api';
import { GradingRefusal } from '../grading-refusal';
import { isReason, ReasonField } from './change-fields';
import { ReplayPreview } from './replay-preview';
import { useGradingChange } from './use-grading-change';

const FIRST_DAYS = 7;

interface RegradeDialogProps {
  version: PolicyVersion;
  today: string;
  onClose(): void;
  onDone(answer: { facts: number; regraded: number }): void;
}

export function RegradeDialog({ version: { version, table }, today, onClose, onDone }: RegradeDialogProps) {
  const { t } = useTranslation();
  const [days, setDays] = useState(() => lastDays(today, FIRST_DAYS));
  const [reason, setReason] = useState('');
  const replay = useReplay({ ...days, table });
  const regrading = useGradingChange(trpc.grading.regrade.mutate, onDone);
  const regrade = () => regrading.mutate({ ...days, policyVersion: version, reason: reason.trim() });
  const moves = (replay.data?.total.moved ?? 0) > 0;
  return (
    <Modal
      open
      title={t('grading.regrading.title', { version })}
      okText={t('grading.regrading.confirm')}
      cancelText={t('grading.release.cancel')}
      okButtonProps={{ disabled: !isReason(reason) || !moves, loading: regrading.isPending }}
      onOk={regrade}
      onCancel={onClose}
    >
      <p>{t('grading.regrading.lead')}</p>
      <div className="dialog-fields">
        <DayRange days={days} today={today} onChange={setDays} />
        <div>
          <ReplayPreview replay={replay} of="regrading" />
          {replay.data && replay.data.unrecorded > 0 && (
            <p className="small quiet" style={{ marginTop: 6 }}>
              {t('grading.regrading.unrecorded', { facts: countText(replay.data.unrecorded) })}
            </p>
          )}
        </div>
        <ReasonField value={reason} onChange={setReason} />
      </div>
      {regrading.isError && <GradingRefusal error={regrading.error} onRetry={regrade} />}
    </Modal>
  );
}
