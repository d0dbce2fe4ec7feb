import type { Queryable } from '../../platform/database';
import { sourceColumns } from '../projection/source-columns';
import type { SourceDimension } from '../report/report-scope';

/** The largest values only: whoever looks for a rarer one types it. */
export const maxDimensionValues = 200;

export interface DimensionValues {
  /** '' where the link did not say. People are those who arrived in the days and are customers. */
  values: { value: string; people: number }[];
  /** True when there are more than could be listed. */
  cut: boolean;
}

/** What a dimension holds in these days of arrival, largest first, so that a condition is chosen and not guessed. */
export async function dimensionValues(
  db: Queryable,
  { dimension, days }: { dimension: SourceDimension; days: { from: string; to: string } },
): Promise<DimensionValues> {
  const column = sourceColumns[dimension];
  const rows = await db.query<{ value: string; people: number }>(
    `select source.${column} as value, sum(cell.people[1])::int as people
     from journey_cell cell join source using (source_id)
     where cell.arrived_on between $1::date and $2::date and cell.mark = ''
     group by 1 having sum(cell.people[1]) > 0
     order by 2 desc, 1 limit ${maxDimensionValues + 1}`,
    [days.from, days.to],
  );
  return { values: rows.slice(0, maxDimensionValues), cut: rows.length > maxDimensionValues };
}
