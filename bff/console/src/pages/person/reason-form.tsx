import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../shell/icons';

const MIN_REASON = 4;
const MAX_REASON = 200;
const suggestions = ['reasonComplaint', 'reasonRequest', 'reasonFault'] as const;

export function ReasonForm({ busy, onOpen }: { busy: boolean; onOpen(reason: string): void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ reason: string }>();
  return (
    <section className="card" style={{ maxWidth: 640, marginTop: 18, padding: '18px 18px 20px' }}>
      <p className="note" style={{ marginBottom: 16 }}>
        <Icon name="lock" small />
        {t('person.reasonLead')}
      </p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason }) => onOpen(reason.trim())}
      >
        <Form.Item
          name="reason"
          label={t('person.reason')}
          rules={[{ required: true, whitespace: true, min: MIN_REASON, message: t('person.reasonShort') }]}
        >
          <Input autoFocus maxLength={MAX_REASON} autoComplete="off" />
        </Form.Item>
        <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap', alignItems: 'center' }}>
          {suggestions.map((name) => (
            <Button key={name} size="small" onClick={() => form.setFieldValue('reason', t(`person.${name}`))}>
              {t(`person.${name}`)}
            </Button>
          ))}
          <span className="spacer" />
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('person.open')}
          </Button>
        </div>
      </Form>
    </section>
  );
}
