import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callErrorOf } from '../../../api/call-error';
import { trpc } from '../../../api/trpc';
import { countText } from '../../../format/numbers';
import { Card } from '../../../parts/card';
import { useRefreshAccounts } from '../account-queries';
import type { AccountDetail } from '../account-types';
import { CallNote } from '../call-note';
import { useIntent } from '../use-intent';
import { ConfirmDialog } from './confirm-dialog';

/** Who sends. The handover shows what it does to each row that is not at its end, and does it in one act. */
export function OwnerCard({ account }: { account: AccountDetail }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const toCore = account.owner === 'loudou';
  return (
    <Card
      title={t('accounts.ownerCard')}
      aside={<span className="tag">{t(`accounts.owner.${account.owner}`)}</span>}
    >
      <div className="card-body stack">
        <p>{t(toCore ? 'accounts.ownerLoudou' : 'accounts.ownerCore')}</p>
        <p className="quiet small">{t('accounts.ownerNever')}</p>
        <div>
          <Button id="owner-change" onClick={() => setAsked(true)}>
            {t(toCore ? 'accounts.toCore' : 'accounts.toLoudou')}
          </Button>
        </div>
      </div>
      {asked && <OwnerDialog account={account} onClose={() => setAsked(false)} />}
    </Card>
  );
}

function OwnerDialog({ account, onClose }: { account: AccountDetail; onClose(): void }) {
  const { t } = useTranslation();
  const refresh = useRefreshAccounts();
  const intent = useIntent();
  const { accountId, open, owner } = account;
  const toCore = owner === 'loudou';
  const changing = useMutation({
    mutationFn: () =>
      intent((idempotencyKey) =>
        trpc.account.setOwner.mutate({
          accountId,
          owner: toCore ? 'core' : 'loudou',
          confirmedRows: open.waiting,
          reason: null,
          idempotencyKey,
        }),
      ),
    onSuccess: async () => {
      await refresh();
      onClose();
    },
    onError: refresh,
  });
  const moved = changing.isError && callErrorOf(changing.error).code === 'document_changed';
  const rows = {
    waiting: countText(open.waiting),
    sending: countText(open.sending),
    unknown: countText(open.unknown),
  };
  const confirmText = () => {
    if (!toCore) return t('accounts.toLoudouConfirm');
    return open.waiting > 0 ? t('accounts.toCoreConfirm', rows) : t('accounts.toCore');
  };
  return (
    <ConfirmDialog
      open
      title={t(toCore ? 'accounts.toCoreTitle' : 'accounts.toLoudouTitle')}
      confirm={confirmText()}
      danger={toCore && open.waiting > 0}
      busy={changing.isPending}
      onConfirm={() => changing.mutate()}
      onClose={onClose}
    >
      <p>{t(toCore ? 'accounts.toCoreText' : 'accounts.toLoudouText')}</p>
      {toCore && (
        <ul className="evidence">
          <li>{t('accounts.toCoreRows', rows)}</li>
          {open.sending > 0 && <li>{t('accounts.toCoreSending', rows)}</li>}
          {open.unknown > 0 && <li>{t('accounts.toCoreUnknown', rows)}</li>}
        </ul>
      )}
      {moved ? (
        <p className="note warn">{t('accounts.ownerMoved', { rows: rows.waiting })}</p>
      ) : (
        <CallNote error={changing.error} />
      )}
    </ConfirmDialog>
  );
}
