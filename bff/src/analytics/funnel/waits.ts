import type { Queryable } from '../../platform/database';
import type { CallContext } from '../../platform/trpc';
import { sourceColumns } from '../projection/source-columns';
import { beijingMidnight } from './beijing-midnight';
import { maxGroups } from './cells.store';
import { sourceFilters, type WaitsQuestion } from './funnel-question';
import { sourceFilterSql } from './source-filter.sql';
import { followingSteps, funnelSteps } from './steps';

/** The time from the step before, over the people who reached the step without a gap. */
export interface Wait {
  medianMs: number;
  p90Ms: number;
}

/** Along the steps; null for the arrival and where nobody came. */
export interface FunnelWaits {
  total: (Wait | null)[];
  /** Only the largest groups. */
  groups: { key: string; waits: (Wait | null)[] }[];
}

/** How long people took between the steps. Apart from the funnel itself, which never waits for it. */
export async function answerFunnelWaits(
  { db }: Pick<CallContext, 'db'>,
  question: WaitsQuestion,
): Promise<FunnelWaits> {
  const rows = await readWaits(db, question);
  const waitsOf = (row: WaitRow | undefined) => [
    null,
    ...(row?.waits ?? followingSteps.map(() => null)).map((wait) =>
      wait ? { medianMs: wait[0], p90Ms: wait[1] } : null,
    ),
  ];
  return {
    total: waitsOf(rows.find(({ key }) => key === null)),
    groups: rows.flatMap((row) => (row.key === null ? [] : [{ key: row.key, waits: waitsOf(row) }])),
  };
}

interface WaitRow {
  /** Null for everybody together. */
  key: string | null;
  waits: ([number, number] | null)[];
}

function readWaits(
  db: Queryable,
  { days, filters, includeMarked, breakdown }: WaitsQuestion,
): Promise<WaitRow[]> {
  const filter = sourceFilterSql(sourceFilters({ filters }), 4);
  const key = breakdown ? `source.${sourceColumns[breakdown]}` : null;
  return db.query<WaitRow>(
    `select ${key ? 'key' : 'null as key'}, json_build_array(${percentiles}) as waits
     from (
       select ${key ? `${key} as key,` : ''} ${waitInputs}
       from journey_person journey ${key ? 'join source using (source_id)' : ''}
       where journey.arrived_at >= $1 and journey.arrived_at < $2 and ($3 or journey.mark = '') ${filter.sql}
     ) timed
     ${key ? 'group by grouping sets ((), (key)) order by grouping(key) desc, count(*) desc, key' : ''} limit $4`,
    [
      beijingMidnight(days.from),
      beijingMidnight(days.to, 1),
      includeMarked,
      maxGroups + 1,
      ...filter.parameters,
    ],
  );
}

const percentiles = followingSteps
  .map((_, index) => `percentile_cont(array[0.5, 0.9]) within group (order by wait_${index + 1})`)
  .join(', ');
// Clocks of two machines may disagree by a moment: a step never comes before the one it follows.
const waitInputs = followingSteps
  .map(
    ({ step }, index) =>
      `case when journey.depth > ${index + 1}
       then greatest(0, extract(epoch from journey.${step}_at - journey.${funnelSteps[index]!.step}_at) * 1000)
       end as wait_${index + 1}`,
  )
  .join(', ');
