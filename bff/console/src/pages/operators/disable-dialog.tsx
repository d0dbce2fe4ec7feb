import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../api/trpc';
import { type Colleague, useOperatorChange } from './operator-queries';
import { OperatorRefusal } from './operator-refusal';

const minReason = 4;

interface DisableDialogProps {
  colleague: Colleague;
  onClose(): void;
  onDone(): void;
}

/** Shuts an account out at once, or lets it in again, with a reason. */
export function DisableDialog({ colleague, onClose, onDone }: DisableDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const isOut = colleague.disabledAt !== null;
  const changing = useOperatorChange(trpc.operator.disable.mutate, onDone);
  const isReady = reason.trim().length >= minReason;
  const change = () =>
    isReady &&
    !changing.isPending &&
    changing.mutate({ operatorId: colleague.operatorId, disabled: !isOut, reason: reason.trim() });
  const what = isOut ? 'enable' : 'disable';
  return (
    <Modal
      open
      width={480}
      title={t(`operators.${what}Title`, { name: colleague.displayName })}
      okText={t(`operators.${what}`)}
      cancelText={t('operators.cancel')}
      okButtonProps={{ danger: !isOut, disabled: !isReady, loading: changing.isPending }}
      onOk={change}
      onCancel={onClose}
    >
      <div className="operator-form">
        <p className="quiet">{t(`operators.${what}Effect`)}</p>
        <label>
          <span className="operator-label">{t('operators.reason')}</span>
          <Input
            value={reason}
            maxLength={200}
            placeholder={t('operators.reasonPlaceholder')}
            onChange={({ target }) => setReason(target.value)}
            onPressEnter={change}
          />
        </label>
        {changing.isError && <OperatorRefusal error={changing.error} onRetry={change} />}
      </div>
    </Modal>
  );
}
