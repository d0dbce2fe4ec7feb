import { beijingDate, type CalendarDate } from '@loudou/shared/calendar';
import type { Platform } from '../platform/platform';
import type { ReconciledAccount } from './accounts.store';
import { reconciledAccounts } from './accounts.store';
import { addDays } from './china-day';
import { accountStanding, type AccountStanding } from './standing.queries';

const STRIP_DAYS = 14;
const MAX_OLDER_RED = 20;

export type DayStatus =
  'running' | 'not_compared' | 'unexplained' | 'awaiting_report' | 'closed_by_hand' | 'balanced' | 'quiet';

export interface DayOfStrip {
  day: CalendarDate;
  status: DayStatus;
  unexplained: number;
  closed: number;
}

export interface AccountView {
  accountId: string;
  adPlatform: string;
  label: string;
  platformAccountId: string;
  status: string;
  standing: AccountStanding | null;
}

export interface DaysAnswer {
  today: CalendarDate;
  days: DayOfStrip[];
  accounts: AccountView[];
  /** Still unexplained on days before the strip. */
  older: { accountId: string; day: CalendarDate; unexplained: number }[];
}

export interface RunFilter {
  platforms?: string[];
  accountId?: string;
}

interface DaySums {
  day: CalendarDate;
  facts: number;
  counted: number;
  unexplained: number;
  closed: number;
  awaiting: boolean;
}

type Ground = Pick<Platform, 'db' | 'clock'>;

/** The last fourteen days in one look, and how each account stands. */
export async function answerDays({ db, clock }: Ground, filter: RunFilter): Promise<DaysAnswer> {
  const today = beijingDate(clock.nowMs());
  const from = addDays(today, 1 - STRIP_DAYS);
  const accounts = await reconciledAccounts(db);
  const chosen = chosenAccounts(accounts, filter).map(({ accountId }) => accountId);
  const sums = await db.query<DaySums>(
    `select day, sum(facts)::int as facts, sum(counted)::int as counted, sum(unexplained)::int as unexplained,
       sum(closed)::int as closed, bool_or(account_id is not null and accepted > 0 and not reported) as awaiting
     from reconciliation_run
     where superseded_by is null and day between $1 and $2
       and (account_id = any($3) or (account_id is null and $4))
     group by day`,
    [from, today, chosen, isUnfiltered(filter)],
  );
  const byDay = new Map(sums.map((each) => [each.day, each]));
  const days = Array.from({ length: STRIP_DAYS }, (_, index) => addDays(from, index));
  return {
    today,
    days: days.map((day) => stripDay(day, today, byDay.get(day))),
    accounts: await Promise.all(
      accounts.map(async ({ accountId, adPlatform, label, platformAccountId, status }) => ({
        accountId,
        adPlatform,
        label,
        platformAccountId,
        status,
        standing: await accountStanding(db, accountId),
      })),
    ),
    older: await db.query(
      `select account_id as "accountId", day, unexplained from reconciliation_run
       where superseded_by is null and unexplained > 0 and day < $1 and account_id = any($2)
       order by day desc limit $3`,
      [from, chosen, MAX_OLDER_RED],
    ),
  };
}

export function chosenAccounts(
  accounts: readonly ReconciledAccount[],
  { platforms, accountId }: RunFilter,
): ReconciledAccount[] {
  return accounts.filter(
    (account) =>
      (!platforms || platforms.length === 0 || platforms.includes(account.adPlatform)) &&
      (accountId === undefined || account.accountId === accountId),
  );
}

/** What belongs to no account is only in the whole picture. */
export const isUnfiltered = ({ platforms, accountId }: RunFilter): boolean =>
  accountId === undefined && (platforms?.length ?? 0) === 0;

export function stripDay(day: CalendarDate, today: CalendarDate, sums: DaySums | undefined): DayOfStrip {
  const { unexplained = 0, closed = 0 } = sums ?? {};
  return { day, unexplained, closed, status: statusOf(day, today, sums) };
}

function statusOf(day: CalendarDate, today: CalendarDate, sums: DaySums | undefined): DayStatus {
  if (sums && sums.unexplained > 0) return 'unexplained';
  if (day >= today) return 'running';
  if (!sums) return 'not_compared';
  if (sums.facts === 0 && sums.counted === 0) return 'quiet';
  if (sums.awaiting) return 'awaiting_report';
  return sums.closed > 0 ? 'closed_by_hand' : 'balanced';
}
