import { type Metric, type MetricName, metrics } from '../../experiment';
import type { Queryable } from '../../platform/database';

const onlyTold = (metrics as readonly Metric[]).filter((metric) => metric.onlyTold);

/** What only others can tell of, and nobody ever has, of anybody: a house where nobody reports says nothing by silence. */
export async function readUntold(db: Queryable): Promise<MetricName[]> {
  const names = [...new Set(onlyTold.flatMap(({ events }) => events))];
  const rows = await db.query<{ name: string }>(
    `select asked.name from unnest($1::text[]) as asked (name)
     where exists (select from fact where fact.name = asked.name)`,
    [names],
  );
  const known = new Set(rows.map(({ name }) => name));
  return onlyTold
    .filter(({ events }) => !events.some((name) => known.has(name)))
    .map(({ name }) => name as MetricName);
}
