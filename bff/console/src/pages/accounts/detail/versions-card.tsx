import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../api/trpc';
import { dayText, shortClockText } from '../../../format/moments';
import { useLanguage } from '../../../language/use-language';
import { Card } from '../../../parts/card';
import { useDifference, useRefreshAccounts } from '../account-queries';
import type { AccountDetail, Setup, Sink } from '../account-types';
import { CallNote } from '../call-note';
import { ChangeList } from '../change-list';
import { Refused } from '../refused';
import { useIntent } from '../use-intent';
import { useMakerName } from '../use-maker-name';
import { ConfirmDialog } from './confirm-dialog';
import './versions.css';

type Version = AccountDetail['versions'][number];

export function VersionsCard({ account, sink }: { account: AccountDetail; sink: Sink }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const makerName = useMakerName();
  const [chosen, setChosen] = useState<Version | null>(null);
  return (
    <Card title={t('accounts.versions')}>
      <table className="rows versions">
        <tbody>
          {account.versions.map((version) => {
            const isActive = version.version === account.activeVersion;
            return (
              <tr key={version.version}>
                <td>
                  <b>{t('accounts.version', { version: version.version })}</b>
                  <small>
                    {t('accounts.versionMade', {
                      by: makerName(version.madeBy),
                      day: dayText(version.madeAt, language),
                      time: shortClockText(version.madeAt),
                    })}
                  </small>
                </td>
                <td className="quiet">{version.reason}</td>
                <td className="right">
                  {isActive ? (
                    <span className="tag good">{t('accounts.versionActive')}</span>
                  ) : (
                    <Button
                      size="small"
                      id={`roll-back-${version.version}`}
                      onClick={() => setChosen(version)}
                    >
                      {t('accounts.rollBack')}
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {chosen && (
        <RollBackDialog account={account} sink={sink} version={chosen} onClose={() => setChosen(null)} />
      )}
    </Card>
  );
}

interface RollBackDialogProps {
  account: AccountDetail;
  sink: Sink;
  version: Version;
  onClose(): void;
}

/** What would change is shown before it does. */
function RollBackDialog({ account, sink, version, onClose }: RollBackDialogProps) {
  const { t } = useTranslation();
  const refresh = useRefreshAccounts();
  const intent = useIntent();
  const { accountId } = account;
  const difference = useDifference(accountId, version.setup as Setup);
  const rolling = useMutation({
    mutationFn: () =>
      intent((idempotencyKey) =>
        trpc.account.rollBack.mutate({ accountId, version: version.version, reason: null, idempotencyKey }),
      ),
    onSuccess: async (answer) => {
      if (!('version' in answer)) return;
      await refresh();
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      title={t('accounts.rollBackTitle', { version: version.version })}
      confirm={t('accounts.rollBackConfirm', { version: version.version })}
      busy={rolling.isPending}
      onConfirm={() => rolling.mutate()}
      onClose={onClose}
    >
      <p>{t('accounts.rollBackText', { version: version.version })}</p>
      {difference.data && <ChangeList changes={difference.data.changes} sink={sink} />}
      <Refused answer={rolling.data} />
      <CallNote error={rolling.error} />
    </ConfirmDialog>
  );
}
