import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../api/trpc';
import { useRefreshAccounts } from '../account-queries';
import { useIntent } from '../use-intent';

export function DiscardDraft({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const refresh = useRefreshAccounts();
  const intent = useIntent();
  const discarding = useMutation({
    mutationFn: () =>
      intent((idempotencyKey) => trpc.account.discardDraft.mutate({ accountId, idempotencyKey })),
    onSuccess: refresh,
  });
  return (
    <Button size="small" loading={discarding.isPending} onClick={() => discarding.mutate()}>
      {t('accounts.draftDiscard')}
    </Button>
  );
}
