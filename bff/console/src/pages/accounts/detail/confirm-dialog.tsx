import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface ConfirmDialogProps {
  open: boolean;
  title: string;
  /** The button says what it does, with its size. */
  confirm: string;
  busy: boolean;
  danger?: boolean;
  children: ReactNode;
  onConfirm(): void;
  onClose(): void;
}

export function ConfirmDialog({
  open,
  title,
  confirm,
  busy,
  danger,
  children,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      open={open}
      title={title}
      onCancel={onClose}
      width={560}
      destroyOnHidden
      footer={
        <>
          <Button onClick={onClose}>{t('accounts.cancel')}</Button>
          <Button type="primary" id="dialog-confirm" danger={danger} loading={busy} onClick={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      <div className="stack">{children}</div>
    </Modal>
  );
}
