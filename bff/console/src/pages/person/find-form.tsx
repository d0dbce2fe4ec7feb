import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import '../../parts/parts.css';

interface FindFormProps {
  initial: string;
  busy: boolean;
  problem: string | null;
  onFind(text: string): void;
}

export function FindForm({ initial, busy, problem, onFind }: FindFormProps) {
  const { t } = useTranslation();
  return (
    <Form<{ text: string }>
      layout="vertical"
      initialValues={{ text: initial }}
      requiredMark={false}
      style={{ maxWidth: 640, marginTop: 20 }}
      onFinish={({ text }) => onFind(text.trim())}
    >
      <Form.Item
        name="text"
        label={t('person.findLabel')}
        extra={problem ? undefined : t('person.findHint')}
        rules={[{ required: true, whitespace: true, message: t('signIn.required') }]}
        {...(problem ? { validateStatus: 'error' as const, help: problem } : {})}
      >
        <Input size="large" spellCheck={false} autoComplete="off" autoFocus className="mono-field" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy}>
        {t('person.find')}
      </Button>
    </Form>
  );
}
