import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../api/trpc';
import { countText } from '../../../format/numbers';
import { useRefreshAccounts } from '../account-queries';
import type { AccountDetail } from '../account-types';
import { CallNote } from '../call-note';
import { Refused } from '../refused';
import { useIntent } from '../use-intent';
import { ConfirmDialog } from './confirm-dialog';

/** Pause, start again, close: each says what becomes of what waits. */
export function AccountActions({ account }: { account: AccountDetail }) {
  const { t } = useTranslation();
  const { accountId, status, open } = account;
  const [asked, setAsked] = useState<'pause' | 'close' | 'resume' | null>(null);
  const refresh = useRefreshAccounts();
  const intent = useIntent();
  const finish = async () => {
    await refresh();
    setAsked(null);
  };
  const acting = useMutation({
    mutationFn: (what: 'pause' | 'close' | 'resume') =>
      intent<object>((idempotencyKey) => {
        if (what === 'pause') return trpc.account.pause.mutate({ accountId, reason: null, idempotencyKey });
        if (what === 'resume') return trpc.account.start.mutate({ accountId, idempotencyKey });
        return trpc.account.close.mutate({
          accountId,
          confirmedRows: open.waiting,
          reason: null,
          idempotencyKey,
        });
      }),
    onSuccess: async (answer) => {
      if ('gates' in answer || 'problems' in answer) return setAsked('resume');
      return finish();
    },
  });
  const waiting = countText(open.waiting);
  const ask = (what: typeof asked) => {
    acting.reset();
    setAsked(what);
  };
  return (
    <>
      {status === 'running' && (
        <Button id="account-pause" onClick={() => ask('pause')}>
          {t('accounts.pause')}
        </Button>
      )}
      {(status === 'paused' || status === 'closed') && (
        <Button
          type="primary"
          id="account-resume"
          loading={acting.isPending && asked === null}
          onClick={() => acting.mutate('resume')}
        >
          {t('accounts.resume')}
        </Button>
      )}
      {status !== 'closed' && (
        <Button id="account-close" type="text" onClick={() => ask('close')}>
          {t('accounts.close')}
        </Button>
      )}
      <ConfirmDialog
        open={asked === 'pause' || asked === 'close'}
        title={t(asked === 'close' ? 'accounts.closeTitle' : 'accounts.pauseTitle')}
        confirm={asked === 'close' ? t('accounts.closeConfirm', { waiting }) : t('accounts.pause')}
        danger={asked === 'close'}
        busy={acting.isPending}
        onConfirm={() => asked && acting.mutate(asked)}
        onClose={() => setAsked(null)}
      >
        <p>{t(asked === 'close' ? 'accounts.closeText' : 'accounts.pauseText', { waiting })}</p>
        <CallNote error={acting.error} />
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'resume'}
        title={t('accounts.resume')}
        confirm={t('accounts.checkNow')}
        busy={acting.isPending}
        onConfirm={() => acting.mutate('resume')}
        onClose={() => setAsked(null)}
      >
        <Refused answer={acting.data} />
        <CallNote error={acting.error} />
      </ConfirmDialog>
    </>
  );
}
