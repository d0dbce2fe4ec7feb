import { sourceColumns } from '../projection/source-columns';
import type { SourceFilter } from './funnel-question';

/** Narrows rows that bear a `source_id`; the parameters follow those that the statement has already. */
export function sourceFilterSql(
  filters: readonly SourceFilter[],
  parametersBefore: number,
): { sql: string; parameters: string[][] } {
  const conditions = filters.map(
    ({ dimension }, index) =>
      `source.${sourceColumns[dimension]} = any ($${parametersBefore + index + 1}::text[])`,
  );
  return {
    sql:
      conditions.length === 0
        ? ''
        : `and source_id in (select source.source_id from source where ${conditions.join(' and ')})`,
    parameters: filters.map(({ values }) => values),
  };
}
