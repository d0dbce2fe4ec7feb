import { useTranslation } from 'react-i18next';
import { dayText, shortClockText } from '../../../format/moments';
import { useLanguage } from '../../../language/use-language';
import { Card } from '../../../parts/card';
import type { AccountDetail } from '../account-types';
import './history.css';

const actions = [
  'account_created',
  'account_started',
  'account_paused',
  'account_closed',
  'account_owner_changed',
  'account_secrets_set',
  'account_version_saved',
  'account_rolled_back',
  'account_draft_discarded',
  'account_platform_asked',
] as const;

/** The audit of this account, newest first. */
export function HistoryCard({ account }: { account: AccountDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Card title={t('accounts.history')}>
      {account.history.length === 0 && <p className="card-body quiet">{t('accounts.historyNone')}</p>}
      <ol className="card-body history">
        {account.history.map(({ at, action, by, reason }, index) => {
          const known = actions.find((each) => each === action);
          return (
            <li key={index}>
              <time className="quiet small" dateTime={at}>
                {dayText(at, language)} {shortClockText(at)}
              </time>
              <span>
                {known ? t(`accounts.action.${known}`) : action}
                <small>
                  {by}
                  {reason && ` · ${reason}`}
                </small>
              </span>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
