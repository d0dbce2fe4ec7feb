import { Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ExperimentRefusal } from './experiment-refusal';
import './reason-dialog.css';

const minReason = 4;
const maxReason = 400;

interface ReasonDialogProps {
  title: string;
  /** The button says what it does, with its size. */
  confirm: string;
  danger?: boolean;
  busy: boolean;
  error: unknown;
  /** What else has to be right before it can be done. */
  ready?: boolean;
  /** Its effect, and what cannot be undone. */
  children: ReactNode;
  onConfirm(reason: string): void;
  onClose(): void;
}

/** A change of what people see is made with a reason, which stands in the audit. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, confirm, danger = false, busy, error, ready = true, children, onConfirm, onClose } = props;
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const isReady = ready && reason.trim().length >= minReason;
  const act = () => isReady && !busy && onConfirm(reason.trim());
  return (
    <Modal
      open
      width={520}
      title={title}
      okText={confirm}
      cancelText={t('experiments.cancel')}
      okButtonProps={{ danger, disabled: !isReady, loading: busy }}
      onOk={act}
      onCancel={onClose}
    >
      <div className="experiment-dialog">
        {children}
        <label>
          <span className="experiment-field-name">{t('experiments.reason')}</span>
          <Input
            value={reason}
            maxLength={maxReason}
            placeholder={t('experiments.reasonPlaceholder')}
            onChange={({ target }) => setReason(target.value)}
            onPressEnter={act}
          />
        </label>
        {Boolean(error) && <ExperimentRefusal error={error} onRetry={act} />}
      </div>
    </Modal>
  );
}
