import { facts } from '@loudou/shared/catalogue';
import type { Queryable } from '../../platform/database';
import { maturesAfterMs, type Metric } from '../metric/metrics';
import { visitorParameters, visitorSql } from './layer-visitors.sql';
import type { Definition } from './definition';

const dayMs = 86_400_000;
/** Whole days of visitors that a plan looks back on. */
export const trafficDays = 14;

export interface Baseline {
  units: number;
  mean: number;
  variance: number;
}

export interface Traffic {
  visitors: number;
  /** Days between the first and the last of them, both counted. */
  days: number;
}

/** Who came to the layer on the hosts of the audience. */
export async function layerTraffic(
  db: Queryable,
  { layer, audience }: Pick<Definition, 'layer' | 'audience'>,
  now: Date,
): Promise<Traffic> {
  const from = new Date(now.getTime() - trafficDays * dayMs);
  const row = await db.one<{ visitors: number; first_seen: Date | null }>(
    `with ${visitorSql} select count(*)::int as visitors, min(seen_at) as first_seen from visitor`,
    visitorParameters(layer, audience.hosts, from, now),
  );
  const sinceMs = row.first_seen ? now.getTime() - row.first_seen.getTime() : 0;
  return {
    visitors: row.visitors,
    days: Math.min(trafficDays, Math.max(1, Math.ceil(sinceMs / dayMs))),
  };
}

const factNames = new Set<string>(facts.map(({ name }) => name));

/**
 * The metric among visitors whose whole window has gone by; null for a metric that is not worked out unit by unit. A
 * ratio answers with the variance of its linear form, over the mean of what it is counted by.
 */
export async function metricBaseline(
  db: Queryable,
  metric: Metric,
  { layer, audience }: Pick<Definition, 'layer' | 'audience'>,
  now: Date,
): Promise<Baseline | null> {
  if (metric.kind === 'quantile') return null;
  const windowMs = maturesAfterMs(metric);
  const to = new Date(now.getTime() - windowMs);
  const from = new Date(to.getTime() - trafficDays * dayMs);
  const row = await db.one<{ units: number; mean: number | null; variance: number | null }>(
    `with ${visitorSql}, did as (
       select visitor.person_id, ${valueOf(metric)} as value, ${countOf(metric.per ?? [])} as per from visitor
     ), figures as (
       select count(*)::int as units, avg(value)::float8 as mean, avg(per)::float8 as per_mean, sum(per) as per_sum,
              sum(value) as value_sum, var_samp(value)::float8 as plain_variance from did
     )
     select units,
            case when $7 then value_sum::float8 / nullif(per_sum, 0)::float8 else mean end as mean,
            case when $7 then (select var_samp(did.value - did.per * value_sum::float8 / nullif(per_sum, 0)::float8)::float8 from did)
                              / nullif(per_mean * per_mean, 0)
                 else plain_variance end as variance
     from figures`,
    [...visitorParameters(layer, audience.hosts, from, to), windowMs, metric.kind === 'ratio'],
  );
  if (row.mean === null || row.variance === null) return null;
  return { units: row.units, mean: row.mean, variance: row.variance };
}

/** Names and properties come from the list of metrics, never from a caller. */
function valueOf(metric: Metric): string {
  const { kind, events, property, only } = metric;
  if (kind === 'ratio') return countOf(events);
  if (kind === 'mean') return sumOf(events, property!);
  // Of a chain its last step: nobody reaches it without the others.
  const wanted = kind === 'funnel' ? events.slice(-1) : events;
  return `(${countOf(wanted, only)} > 0)::int`;
}

const countOf = (events: readonly string[], only?: Metric['only']): string =>
  events.length === 0 ? '0' : sumOver(events, 'count(*)', only);

const sumOf = (events: readonly string[], property: string): string =>
  sumOver(events, `coalesce(sum((${isFact(events) ? 'data' : 'properties'} ->> '${property}')::numeric), 0)`);

const isFact = (events: readonly string[]): boolean => events.every((name) => factNames.has(name));

function sumOver(events: readonly string[], figure: string, only?: Metric['only']): string {
  const [table, moment] = isFact(events) ? ['fact', 'occurred_at'] : ['behaviour_event', 'happened_at'];
  const names = events.map((name) => `'${name}'`).join(', ');
  const column = isFact(events) ? 'data' : 'properties';
  const isMeant = only ? ` and told.${column} ->> '${only.property}' = '${only.value}'` : '';
  return `(select ${figure} from ${table} told
    where told.person_id = visitor.person_id and told.name in (${names})${isMeant} and told.${moment} >= visitor.seen_at
      and told.${moment} < visitor.seen_at + $6::float8 * interval '1 millisecond')`;
}
