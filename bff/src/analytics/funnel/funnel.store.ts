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
  kind: 'group' | 'day';
  /** Null for everybody together. */
  group_key: string | null;
  arrived_on: CalendarDate | null;
  people: number[];
  /** Median and p90 in milliseconds for each step after the arrival; null where nobody came. */
  waits: ([number, number] | null)[] | null;
  test_people: number | null;
}

export async function countFunnel(db: Queryable, question: FunnelQuestion): Promise<FunnelCounts> {
  const rows = await db.query<FunnelRow>(funnelSql(question.breakdown), [
    question.from,
    question.until,
    question.includeTest,
  ]);
  const ofGroups = rows.filter((row) => row.kind === 'group');
  const total = ofGroups.find((row) => row.group_key === null);
  if (!total) throw new Error('The funnel came back without its total');
  return {
    total: groupCounts(total),
    groups: question.breakdown ? namedGroups(ofGroups) : [],
    days: daysInOrder(rows),
    testPeople: total.test_people ?? 0,
  };
}

function namedGroups(rows: FunnelRow[]): FunnelCounts['groups'] {
  const named = rows.flatMap((row) =>
    row.group_key === null ? [] : [{ key: row.group_key, ...groupCounts(row) }],
  );
  return named.sort((one, other) => other.people[0]! - one.people[0]! || one.key.localeCompare(other.key));
}

function daysInOrder(rows: FunnelRow[]): FunnelCounts['days'] {
  const days = rows.flatMap((row) =>
    row.arrived_on === null ? [] : [{ day: row.arrived_on, people: row.people }],
  );
  return days.sort((one, other) => one.day.localeCompare(other.day));
}

function groupCounts(row: FunnelRow): GroupCounts {
  const waits = (row.waits ?? []).map((wait) => (wait ? { medianMs: wait[0], p90Ms: wait[1] } : null));
  return { people: row.people, waits: [null, ...waits] };
}
