import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MarkKey } from '../../charts/marks';
import { Card } from '../../parts/card';
import { eventName } from '../../parts/event-name';
import { Icon } from '../../shell/icons';
import type { ReconciliationView } from './reconciliation-url';
import type { AccountDay, Day, Measure, Report, ThreeWaysRow } from './types';
import { useWords } from './use-words';
import { WaysRow } from './ways-row';
import './three-ways.css';

/** With more accounts than this, those that agree are folded to one line. */
const MAX_OPEN = 3;
const COLUMNS = 8;

interface ThreeWaysCardProps {
  day: Day;
  view: Pick<ReconciliationView, 'by' | 'measure'>;
}

export function ThreeWaysCard({ day, view }: ThreeWaysCardProps) {
  const { t } = useTranslation();
  const isMany = day.accounts.filter(({ accountId }) => accountId !== null).length > MAX_OPEN;
  const heads = ['withheld', 'should', 'accepted', 'platform', 'difference'] as const;
  return (
    <Card
      title={t('reconciliation.table.title')}
      aside={<span className="small quiet">{t('reconciliation.table.note')}</span>}
    >
      <table className="rows three-ways">
        <thead>
          <tr>
            <th>{t(`reconciliation.table.${view.by}`)}</th>
            <th className="right">{t('reconciliation.table.facts')}</th>
            {heads.map((head) => (
              <th key={head} className="right">
                {t(`reconciliation.table.${head}`)}
              </th>
            ))}
            <th>{t('reconciliation.table.causes')}</th>
          </tr>
        </thead>
        {day.accounts.map((account) => (
          <AccountRows
            key={account.accountId ?? ''}
            account={account}
            report={day.reports.find(
              ({ accountId, superseded }) => accountId === account.accountId && !superseded,
            )}
            measure={view.measure}
            folded={account.accountId === null || (isMany && account.run.unexplained === 0)}
          />
        ))}
        <tbody>
          <WaysRow
            className="total"
            name={t('reconciliation.table.total')}
            ways={day.total}
            measure={view.measure}
            mismatches={day.accounts.reduce((sum, { mismatches }) => sum + mismatches, 0)}
            pending={day.accounts.every((account) => account.accountId === null || isPending(account))}
          />
        </tbody>
      </table>
    </Card>
  );
}

interface AccountRowsProps {
  account: AccountDay;
  report: Report | undefined;
  measure: Measure;
  folded: boolean;
}

/** Open: a line each fact and their sum. Folded: the sum beside the name. */
function AccountRows({ account, report, measure, folded }: AccountRowsProps) {
  const { t } = useTranslation();
  const words = useWords();
  const [open, setOpen] = useState(!folded);
  const name = words.account(account);
  const pending = isPending(account);
  const head = (
    <button
      type="button"
      className="as-link"
      aria-expanded={open}
      aria-label={t(open ? 'reconciliation.table.close' : 'reconciliation.table.open', { account: name })}
      onClick={() => setOpen(!open)}
    >
      <Caret open={open} />
      <MarkKey name={account.adPlatform ?? 'none'} />
      {name}
    </button>
  );
  if (!open)
    return (
      <tbody>
        <WaysRow
          className="account-head"
          name={head}
          ways={account}
          measure={measure}
          mismatches={account.mismatches}
          verdict={<AccountVerdict account={account} />}
          pending={pending}
        />
      </tbody>
    );
  return (
    <tbody>
      <tr className="account-head">
        <td colSpan={COLUMNS}>
          <span className="account-line">
            {head}
            <span className="quiet small">
              {account.accountId === null ? t('reconciliation.table.unownedNote') : account.label}
            </span>
            {report && (
              <span className="quiet small" title={report.fileName}>
                {t('reconciliation.table.reportAt', words.moment(report.madeAt))}
              </span>
            )}
            <span className="spacer" />
            <AccountVerdict account={account} />
          </span>
        </td>
      </tr>
      {account.rows.map((row) => (
        <WaysRow
          key={`${row.factName} ${row.events.join()} ${row.grade}`}
          name={<RowName row={row} />}
          ways={row}
          measure={measure}
          pending={pending}
        />
      ))}
      {account.facts.count + account.platform.count > 0 && (
        <WaysRow
          className="total"
          name={t('reconciliation.table.subtotal')}
          ways={account}
          measure={measure}
          mismatches={account.mismatches}
          pending={pending}
        />
      )}
    </tbody>
  );
}

const isPending = ({ run, platform }: AccountDay) => !run.reported && platform.count === 0;

function Caret({ open }: { open: boolean }) {
  return (
    <svg
      width="10"
      height="10"
      viewBox="0 0 10 10"
      aria-hidden="true"
      className={open ? 'caret open' : 'caret'}
    >
      <path d="M3.500 2l3.500 3-3.500 3" fill="none" stroke="currentColor" strokeWidth="1.400" />
    </svg>
  );
}

function AccountVerdict({ account }: { account: AccountDay }) {
  const { t } = useTranslation();
  const { run, accountId, facts, platform } = account;
  if (run.unexplained > 0)
    return (
      <span className="account-verdict bad-text">
        <Icon name="warning" small />
        {t('reconciliation.table.red', { count: run.unexplained })}
      </span>
    );
  if (accountId === null) return null;
  if (facts.count + platform.count === 0)
    return <span className="quiet">{t('reconciliation.table.untouched')}</span>;
  if (!run.reported) return <span className="warn-text">{t('reconciliation.table.awaiting')}</span>;
  return (
    <span className="account-verdict good-text">
      <Icon name="check" small />
      {run.closed > 0
        ? t('reconciliation.table.closedByHand', { count: run.closed })
        : t('reconciliation.table.balanced')}
    </span>
  );
}

function RowName({ row }: { row: ThreeWaysRow }) {
  const { t } = useTranslation();
  const words = useWords();
  const isGrade = row.factName === null && row.events.length === 0;
  if (isGrade) return <>{words.grade(row.grade)}</>;
  return (
    <>
      {words.fact(row.factName)}
      {row.events.length > 0 && (
        <small className="mono">{row.events.map((event) => eventName(event, t)).join(' · ')}</small>
      )}
    </>
  );
}
