import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useSearchParams } from 'react-router-dom';
import { callErrorOf } from '../../api/call-error';
import { useMe } from '../../api/queries';
import { meKey } from '../../api/query-client';
import { trpc } from '../../api/trpc';
import { ErrorNote } from '../../parts/error-note';
import { Brand } from '../../shell/brand';
import { Icon } from '../../shell/icons';
import '../../shell/shell.css';
import { LanguageSwitch, ThemeSwitch } from '../../shell/top-bar';
import { usePageTitle } from '../../shell/use-page-title';
import { safeNext } from './safe-next';
import './sign-in.css';

interface Credentials {
  signInName: string;
  password: string;
}

const WAIT_MINUTES = 15;

export function Component() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const queryClient = useQueryClient();
  const me = useMe();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  usePageTitle(t('signIn.title'));
  const next = safeNext(parameters.get('next'));
  if (me.data) return <Navigate to={next} replace />;

  async function signIn(given: Credentials) {
    setBusy(true);
    setError(null);
    try {
      queryClient.setQueryData(meKey, await trpc.operator.signIn.mutate(given));
      await navigate(next, { replace: true });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className="sign-in">
      <div className="sign-in-corner">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <main className="sign-in-card">
        <Brand />
        <h1>{t('signIn.title')}</h1>
        <p>{t('signIn.lead')}</p>
        <Form<Credentials> layout="vertical" requiredMark={false} onFinish={(given) => void signIn(given)}>
          <Form.Item
            name="signInName"
            label={t('signIn.name')}
            rules={[{ required: true, message: t('signIn.required') }]}
          >
            <Input autoFocus autoComplete="username" autoCapitalize="none" spellCheck={false} size="large" />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('signIn.password')}
            rules={[{ required: true, message: t('signIn.required') }]}
          >
            <Input.Password autoComplete="current-password" size="large" />
          </Form.Item>
          {error !== null && <Refusal error={error} />}
          <Button type="primary" htmlType="submit" block size="large" loading={busy}>
            {t('signIn.submit')}
          </Button>
        </Form>
      </main>
    </div>
  );
}

function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const { code } = callErrorOf(error);
  if (code !== 'operator_sign_in_failed' && code !== 'too_many_requests') {
    return <ErrorNote what="" error={error} onRetry={() => window.location.reload()} />;
  }
  return (
    <p className="note bad" role="alert" style={{ marginBottom: 14 }}>
      <Icon name="warning" small />
      {code === 'too_many_requests' ? t('signIn.tooMany', { minutes: WAIT_MINUTES }) : t('signIn.failed')}
    </p>
  );
}
