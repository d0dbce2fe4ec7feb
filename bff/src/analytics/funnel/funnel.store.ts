import type { CalendarDate } from '@loudou/shared/calendar';
import type { Queryable } from '../../platform/database';
import type { GroupCounts } from './funnel.rules';
import { funnelSql } from './funnel.sql';
import type { FunnelBreakdown } from './steps';

export interface FunnelQuestion {
  from: Date;
  until: Date;
  breakdown?: FunnelBreakdown;
  includeTest: boolean;
}

export interface FunnelCounts {
  total: GroupCounts;
  groups: (GroupCounts & { key: string })[];
  days: { day: CalendarDate; people: number[] }[];
  testPeople: number;
}

interface FunnelRow {
  is_group: boolean;
  is_day: boolean;
  group_key: string | null;
  arrived_on: CalendarDate | null;
  people: number[];
  medians_ms: (number | null)[];
  p90s_ms: (number | null)[];
  test_people: number;
}

export async function countFunnel(db: Queryable, question: FunnelQuestion): Promise<FunnelCounts> {
  const rows = await db.query<FunnelRow>(funnelSql(question.breakdown), [
    question.from,
    question.until,
    question.includeTest,
  ]);
  const total = rows.find((row) => !row.is_group && !row.is_day);
  if (!total) throw new Error('The funnel came back without its total');
  return {
    total: groupCounts(total),
    groups: question.breakdown
      ? rows.filter((row) => row.is_group).map((row) => ({ key: row.group_key!, ...groupCounts(row) }))
      : [],
    days: rows.filter((row) => row.is_day).map((row) => ({ day: row.arrived_on!, people: row.people })),
    testPeople: total.test_people,
  };
}

function groupCounts(row: FunnelRow): GroupCounts {
  const waits = row.medians_ms.map((medianMs, index) => {
    const p90Ms = row.p90s_ms[index] ?? null;
    return medianMs === null || p90Ms === null ? null : { medianMs, p90Ms };
  });
  return { people: row.people, waits: [null, ...waits] };
}
