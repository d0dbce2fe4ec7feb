import type { CalendarDate } from '@loudou/shared/calendar';
import type { Queryable } from '../platform/database';

/** What the books say of an account, for whoever asks whether it may start anything. */
export interface AccountStanding {
  state: 'green' | 'red' | 'pending';
  unexplained: number;
  /** Days with something unexplained, the newest first; of a green account the newest day that was reconciled. */
  days: CalendarDate[];
  evidence: { zh: string; en: string };
  checkedAt: Date;
}

/** Green needs a reconciled report among the newest days; older ones say nothing of today. */
const FRESH_DAYS = 3;
const MAX_RED_DAYS = 60;

interface StandingRow {
  day: CalendarDate;
  made_at: Date;
  reported: boolean;
  unexplained: number;
}

/**
 * Red while anything is unexplained on whichever day; green when one of the newest days was compared with a whole
 * report; pending otherwise. Null before the first comparison.
 */
export async function accountStanding(db: Queryable, accountId: string): Promise<AccountStanding | null> {
  const newest = await db.query<StandingRow>(
    `select day, made_at, reported, unexplained from reconciliation_run
     where account_id = $1 and superseded_by is null order by day desc limit $2`,
    [accountId, FRESH_DAYS],
  );
  if (newest.length === 0) return null;
  const red = await db.query<StandingRow>(
    `select day, made_at, reported, unexplained from reconciliation_run
     where account_id = $1 and superseded_by is null and unexplained > 0 order by day desc limit $2`,
    [accountId, MAX_RED_DAYS],
  );
  return standingOf(newest, red);
}

export function standingOf(newest: readonly StandingRow[], red: readonly StandingRow[]): AccountStanding {
  const checkedAt = newest.reduce(
    (latest, { made_at }) => (made_at > latest ? made_at : latest),
    newest[0]!.made_at,
  );
  const unexplained = red.reduce((sum, row) => sum + row.unexplained, 0);
  if (unexplained > 0) {
    const days = red.map(({ day }) => day);
    return { state: 'red', unexplained, days, evidence: redEvidence(unexplained, days), checkedAt };
  }
  const reported = newest.find((row) => row.reported);
  if (!reported)
    return {
      state: 'pending',
      unexplained: 0,
      days: [],
      evidence: {
        zh: `最近 ${newest.length} 天还没有平台的完整日报，导入后才有结果。`,
        en: `No whole report of the platform for the last ${newest.length} days; an import will tell.`,
      },
      checkedAt,
    };
  return {
    state: 'green',
    unexplained: 0,
    days: [reported.day],
    evidence: {
      zh: `${reported.day} 事实、账本与平台对平，没有未解释的差异。`,
      en: `Facts, ledger and platform agree on ${reported.day}; nothing is unexplained.`,
    },
    checkedAt,
  };
}

function redEvidence(unexplained: number, days: readonly CalendarDate[]): AccountStanding['evidence'] {
  const more = days.length > 1;
  return {
    zh: `${days[0]}${more ? ` 等 ${days.length} 天` : ''}有 ${unexplained} 条差异没有原因，要在对账里查清。`,
    en: `${unexplained} unexplained on ${days[0]}${more ? ` and ${days.length - 1} more days` : ''}; look into it in reconciliation.`,
  };
}
