import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../api/trpc';
import { useRefreshAccounts } from './account-queries';
import type { Setup } from './account-types';
import { CallNote } from './call-note';

/** Asks the platform and looks at every gate again; without a set-up at what is in force. */
export function CheckNow({ accountId, setup = null }: { accountId: string; setup?: Setup | null }) {
  const { t } = useTranslation();
  const refresh = useRefreshAccounts();
  const asking = useMutation({
    mutationFn: () => trpc.account.askPlatform.mutate({ accountId, setup }),
    onSuccess: refresh,
  });
  return (
    <>
      <Button size="small" id="check-gates" loading={asking.isPending} onClick={() => asking.mutate()}>
        {t('accounts.checkNow')}
      </Button>
      <CallNote error={asking.error} />
    </>
  );
}
