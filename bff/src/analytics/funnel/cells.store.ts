import type { CalendarDate } from '@loudou/shared/calendar';
import type { Queryable } from '../../platform/database';
import { sourceColumns } from '../projection/source-columns';
import type { SourceDimension } from '../report/report-scope';
import type { SourceFilter } from './funnel-question';
import { sourceFilterSql } from './source-filter.sql';
import { stepNames } from './steps';

/** What is counted of some people: how many reached each step, and how many of the credited got which grade. */
export interface Counts {
  people: number[];
  grades: { A: number; B: number; C: number };
}

export interface CellQuestion {
  from: CalendarDate;
  to: CalendarDate;
  filters: readonly SourceFilter[];
}

/** Groups beyond the largest are counted together, as `other`. */
export const maxGroups = 30;

export type DayAndMark = Counts & { day: CalendarDate; mark: string };

/** By day of arrival and by mark: what the whole and the days are summed from. */
export async function countDays(db: Queryable, question: CellQuestion): Promise<DayAndMark[]> {
  const filter = sourceFilterSql(question.filters, 2);
  const rows = await db.query<CountsRow & { arrived_on: CalendarDate; mark: string }>(
    `select arrived_on, mark, ${sumsSql} from journey_cell
     where arrived_on between $1 and $2 ${filter.sql} group by arrived_on, mark order by arrived_on, mark`,
    [question.from, question.to, ...filter.parameters],
  );
  return rows.map((row) => ({ ...countsOf(row), day: row.arrived_on, mark: row.mark }));
}

/** By one dimension of the source, the largest first. */
export async function countGroups(
  db: Queryable,
  question: CellQuestion & { breakdown: SourceDimension; includeMarked: boolean },
): Promise<(Counts & { key: string })[]> {
  const filter = sourceFilterSql(question.filters, 4);
  const rows = await db.query<CountsRow & { key: string }>(
    `with sourced as (
       select source_id, ${sumsSql} from journey_cell
       where arrived_on between $1 and $2 and ($3 or mark = '') ${filter.sql} group by source_id
     ), keyed as (
       select source.${sourceColumns[question.breakdown]} as key, ${sumsSql}
       from sourced join source using (source_id) group by 1
     ), ranked as (
       select keyed.*, row_number() over (order by arrived desc, key) as place from keyed where arrived > 0
     )
     select case when place <= $4::int then key else 'other' end as key, ${sumsSql}
     from ranked group by 1 order by sum(arrived) desc, 1`,
    [question.from, question.to, question.includeMarked, maxGroups, ...filter.parameters],
  );
  return rows.map((row) => ({ ...countsOf(row), key: row.key }));
}

const counted = [...stepNames, 'grade_a', 'grade_b', 'grade_c'] as const;
const sumsSql = counted.map((column) => `sum(${column})::int as ${column}`).join(', ');
type CountsRow = Record<(typeof counted)[number], number>;

const countsOf = (row: CountsRow): Counts => ({
  people: stepNames.map((step) => row[step]),
  grades: { A: row.grade_a, B: row.grade_b, C: row.grade_c },
});
