import { useTranslation } from 'react-i18next';
import type { AccountDay, Day } from './types';
import { moneyText, useWords } from './use-words';

/** Where the three sides come from, how fresh they are, and whether the money agrees. */
export function ReconciliationBasis({ day }: { day: Day }) {
  const { t } = useTranslation();
  const words = useWords();
  const ours = day.total.accepted.amountFen;
  const theirs = day.total.platform.amountFen;
  return (
    <p className="basis">
      <span>{t('reconciliation.basisFacts')}</span>
      <span>{t('reconciliation.basisLedger')}</span>
      {day.accounts
        .filter(({ accountId }) => accountId !== null)
        .map((account) => (
          <ReportOf key={account.accountId} account={account} day={day} />
        ))}
      {theirs > 0 && (
        <span>
          {t('reconciliation.basisAmount', {
            ours: moneyText(ours),
            theirs: moneyText(theirs),
            difference: moneyText(ours - theirs),
          })}
        </span>
      )}
      {day.comparedAt && (
        <span>{t('reconciliation.comparedAt', { time: spoken(words.moment(day.comparedAt)) })}</span>
      )}
    </p>
  );
}

const spoken = ({ day, time }: { day: string; time: string }) => `${day} ${time}`;

function ReportOf({ account, day }: { account: AccountDay; day: Day }) {
  const { t } = useTranslation();
  const words = useWords();
  const name = words.account(account);
  const report = day.reports.find(
    ({ accountId, superseded }) => accountId === account.accountId && !superseded,
  );
  if (!report)
    return account.accepted.count > 0 ? (
      <span>{t('reconciliation.basisNoReport', { account: name })}</span>
    ) : null;
  const moment = words.moment(report.madeAt);
  return <span>{t('reconciliation.basisReport', { account: name, ...moment, file: report.fileName })}</span>;
}
