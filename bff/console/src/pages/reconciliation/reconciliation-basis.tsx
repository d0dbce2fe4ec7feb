import { useTranslation } from 'react-i18next';
import type { Day } from './types';
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
      <Reports day={day} />
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

function Reports({ day }: { day: Day }) {
  const { t } = useTranslation();
  const words = useWords();
  const current = day.reports.filter(({ superseded }) => !superseded);
  const latest = current
    .map(({ madeAt }) => madeAt)
    .sort()
    .at(-1);
  const missing = day.accounts.filter(
    ({ accountId, accepted }) =>
      accountId !== null && accepted.count > 0 && !current.some((report) => report.accountId === accountId),
  );
  return (
    <>
      {latest && (
        <span>{t('reconciliation.basisReports', { count: current.length, ...words.moment(latest) })}</span>
      )}
      {missing.length > 0 && (
        <span>{t('reconciliation.basisNoReport', { accounts: words.list(missing.map(words.account)) })}</span>
      )}
    </>
  );
}
