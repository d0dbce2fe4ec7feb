import { App, Form, Input, Modal, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { callErrorOf } from '../../api/call-error';
import type { Difference } from './types';
import { useClosing } from './use-reconciliation';

const causes = ['written_off', 'confirmed_by_platform', 'sent_by_another', 'test'] as const;
const MIN_REASON = 4;
const MAX_REASON = 200;
/** As many as one call may close. */
const MAX_KEYS = 100;

interface ClosingDialogProps {
  /** Empty: closed. */
  differences: readonly Difference[];
  day: string;
  onClose(): void;
}

interface Given {
  cause: (typeof causes)[number];
  reason: string;
}

/** What could not be explained is noted with a cause, a reason and a name, and counts as explained from then on. */
export function ClosingDialog({ differences, day, onClose }: ClosingDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Given>();
  const closing = useClosing();
  const count = differences.reduce((sum, { unexplained }) => sum + unexplained, 0);

  const submit = (given: Given) =>
    closing.mutate(callsFor(differences, day, given), {
      onSuccess: () => {
        void message.success(t('reconciliation.closing.done', { count }));
        form.resetFields();
        onClose();
      },
      onError: (error) => {
        const { code } = callErrorOf(error);
        if (code !== 'not_found') return void message.error(t('reconciliation.closing.failed', { code }));
        void message.warning(t('reconciliation.closing.changed'));
        onClose();
      },
    });

  return (
    <Modal
      open={differences.length > 0}
      title={t('reconciliation.closing.title')}
      okText={t('reconciliation.closing.submit', { count })}
      cancelText={t('reconciliation.closing.cancel')}
      confirmLoading={closing.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <p className="note" style={{ margin: '8px 0 16px' }}>
        {t('reconciliation.closing.lead', { count })}
      </p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ cause: 'written_off', reason: '' }}
        onFinish={submit}
      >
        <Form.Item name="cause" label={t('reconciliation.closing.cause')}>
          <Radio.Group
            className="closing-causes"
            options={causes.map((value) => ({ value, label: t(`reconciliation.closing.${value}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('reconciliation.closing.reason')}
          rules={[
            {
              required: true,
              whitespace: true,
              min: MIN_REASON,
              message: t('reconciliation.closing.reasonShort'),
            },
          ]}
        >
          <Input.TextArea
            autoFocus
            rows={3}
            maxLength={MAX_REASON}
            placeholder={t('reconciliation.closing.reasonHint')}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** Differences of several accounts are closed account by account. */
function callsFor(differences: readonly Difference[], day: string, { cause, reason }: Given) {
  const byAccount = new Map<string | null, string[]>();
  for (const { accountId, key } of differences)
    byAccount.set(accountId, [...(byAccount.get(accountId) ?? []), key]);
  return [...byAccount].flatMap(([accountId, keys]) =>
    Array.from({ length: Math.ceil(keys.length / MAX_KEYS) }, (_, part) => ({
      accountId,
      day,
      keys: keys.slice(part * MAX_KEYS, (part + 1) * MAX_KEYS),
      cause,
      reason: reason.trim(),
    })),
  );
}
