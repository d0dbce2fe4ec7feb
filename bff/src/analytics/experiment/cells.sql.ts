import { maturesAfterMs, type Metric } from '../../experiment';
import { BoundValues } from '../sidecar/bound-values';
import { numberOfName, propertyNumberSql, propertyTextSql } from '../sidecar/choice.sql';
import { dayOfSql, momentFrom, msOfSql } from '../sidecar/layout';
import type { Piece } from './units.store';

/** What is asked of the people who stand in `unit`. */
export interface UnitsQuestion {
  metrics: readonly Metric[];
  asOf: Date;
  /** The first exposure of all: nothing before it is of use. */
  firstMs: number;
}

const registered = 'user_registered';

/** A millisecond in Beijing's day, as days since 1970. */
const dayOfMsSql = (ms: string) => dayOfSql(`(${ms} << 21)`);

/**
 * Makes `unit` for as long as the question lasts: the people of the piece, with who they are by now, where they came
 * from and whether they are customers. Who has not come to the copy yet has done nothing in it.
 */
export function unitsSql(piece: Piece) {
  const bound = new BoundValues();
  const told = bound.add(piece);
  return {
    text: `create or replace temp table unit as
with given as materialized (
  select string_split(told, ',') as parts from (select unnest(string_split(${told}, ';')) as told)
)
select row_number() over () as unit, coalesce(person.root, -1) as person, parts[2] as variant, parts[3] as host,
  parts[4]::bigint as exposed_ms, parts[5] = '1' as saw_several, coalesce(person.mark, '') <> '' as marked,
  coalesce(source.ad_platform, '') as ad_platform
from given left join person on person.person_id = parts[1]
  left join source on source.source_id = person.source`,
    values: bound.values,
  };
}

const numbersOf = (names: Iterable<string>) => [...new Set(names)].map(numberOfName).join(', ');
const eventsOf = ({ events, per = [] }: Metric) => [...events, ...per];

/** The events of these people inside a window from their exposure; of registering also what lies before. */
function seenSql(metrics: readonly Metric[], from: string): string {
  const names = numbersOf([registered, ...metrics.flatMap(eventsOf)]);
  const longestMs = Math.max(0, ...metrics.map(maturesAfterMs));
  const property = numberPropertiesOf(metrics);
  return `
seen as (
  select unit.unit, unit.exposed_ms, event.name, ${msOfSql('event.moment')} as ms${property
    .map((name) => `, ${propertyNumberSql(name)} as ${columnOf(name)}`)
    .join('')}${metrics.flatMap(textSql).join('')}
  from event join person on person.number = event.person join unit on unit.person = person.root
  where event.name in (${names}) and (event.name = ${numberOfName(registered)} or event.moment >= ${from})
    and ${msOfSql('event.moment')} < unit.exposed_ms + ${longestMs}
    and (event.name = ${numberOfName(registered)} or ${msOfSql('event.moment')} >= unit.exposed_ms)
)`;
}

const columnOf = (property: string) => `value_of_${property.toLowerCase()}`;
const numberPropertiesOf = (metrics: readonly Metric[]) => [
  ...new Set(metrics.flatMap(({ kind, property }) => (property && kind !== 'quantile' ? [property] : []))),
];

const textOf = ({ name }: Metric) => `text_of_${name}`;

/** What the events of a metric are told apart by; read off its own events only, since it lies in their JSON. */
const textSql = (metric: Metric): string[] =>
  metric.only === undefined
    ? []
    : [
        `, case when event.name in (${numbersOf(metric.events)}) then ${propertyTextSql(metric.only.property)} end as ${textOf(metric)}`,
      ];

/** Of a unit: what it did inside the metric's window, as columns `<name>_0`, `<name>_1` and so on. */
function doneSql(metric: Metric): string[] {
  const isMeant = metric.only === undefined ? '' : ` and ${textOf(metric)} = '${metric.only.value}'`;
  const inWindow = (names: readonly string[]) =>
    `filter (where name in (${numbersOf(names)})${isMeant} and ms >= exposed_ms and ms < exposed_ms + ${maturesAfterMs(metric)})`;
  switch (metric.kind) {
    case 'proportion':
      return [`(count(*) ${inWindow(metric.events)} > 0)::int`];
    case 'mean':
      return [
        metric.property
          ? `coalesce(sum(${columnOf(metric.property)}) ${inWindow(metric.events)}, 0)::double`
          : `count(*) ${inWindow(metric.events)}::double`,
      ];
    case 'ratio':
      return [
        `(count(*) ${inWindow(metric.events)})::double`,
        `(count(*) ${inWindow(metric.per ?? [])})::double`,
      ];
    case 'funnel':
      return metric.events.map(
        (name) => `list(ms) filter (where name = ${numberOfName(name)} and ms >= exposed_ms)`,
      );
    case 'quantile':
      return [];
  }
}

/** When each stage of a chain was reached, each within its window from the one before; null where it was not. */
function stagesSql({ name, windowsMs }: Metric): string[] {
  return windowsMs.map((windowMs, stage) => {
    const before = stage === 0 ? 'exposed_ms' : `${name}_at_${stage - 1}`;
    return `list_min(list_filter(${name}_${stage}, lambda ms: ms >= ${before} and ms < ${before} + ${windowMs}))`;
  });
}

/** How a metric's sums are made of what its units did: places of the vector, over ripe units. */
function sumsSql(metric: Metric, asOf: string): string[] {
  const { name, kind } = metric;
  const ripe = `filter (where exposed_ms + ${maturesAfterMs(metric)} <= ${asOf})`;
  const units = `(count(*) ${ripe})::double`;
  const sum = (value: string) => `coalesce(sum((${value})::double) ${ripe}, 0)`;
  const [one, other] = [`coalesce(${name}_0, 0)`, `coalesce(${name}_1, 0)`];
  switch (kind) {
    case 'proportion':
      return [units, sum(one)];
    case 'mean':
      return [units, sum(one), sum(`${one} * ${one}`)];
    case 'ratio':
      return [
        units,
        sum(one),
        sum(`${one} * ${one}`),
        sum(other),
        sum(`${other} * ${other}`),
        sum(`${one} * ${other}`),
      ];
    case 'funnel':
      return [units, ...metric.events.map((_, stage) => sum(`(${name}_at_${stage} is not null)::int`))];
    case 'quantile':
      return [units];
  }
}

/** Where the sums of each metric stand in a row: a column of its own for each place. */
export const sumColumns = (metric: Metric): string[] =>
  sumsSql(metric, '0').map((_, place) => `${metric.name}_sum_${place}`);

export interface CellRow extends Record<string, unknown> {
  day: number;
  variant: string;
  host: string;
  ad_platform: string;
  newcomer: boolean;
  marked: boolean;
  saw_several: boolean;
  exposed: number;
}

/** A row for each exposure day, arm, segment and mark of the piece, with the sums of every metric. */
export function cellsSql({ metrics, asOf, firstMs }: UnitsQuestion) {
  const bound = new BoundValues();
  const from = bound.add(momentFrom(firstMs));
  const asOfMs = String(asOf.getTime());
  const done = metrics.flatMap((metric) =>
    doneSql(metric).map((sql, place) => `${sql} as ${metric.name}_${place}`),
  );
  const chains = metrics.filter(({ kind }) => kind === 'funnel');
  const stages = chains.reduce(
    (inner, metric) =>
      stagesSql(metric).reduce(
        (below, sql, stage) => `select *, ${sql} as ${metric.name}_at_${stage} from (${below})`,
        inner,
      ),
    'select unit.*, done.* exclude (unit) from unit left join done using (unit)',
  );
  const sums = metrics.flatMap((metric) =>
    sumsSql(metric, asOfMs).map((sql, place) => `${sql} as ${metric.name}_sum_${place}`),
  );
  const text = `with ${seenSql(metrics, from)}, done as (
  select unit, min(ms) filter (where name = ${numberOfName(registered)}) as registered_ms${done.map((sql) => `,\n    ${sql}`).join('')}
  from seen group by unit
)
select ${dayOfMsSql('exposed_ms')}::integer as day, variant, host, ad_platform,
  (registered_ms is null or registered_ms >= exposed_ms) as newcomer, marked, saw_several, count(*)::double as exposed,
  ${sums.join(',\n  ')}
from (${stages}) group by 1, 2, 3, 4, 5, 6, 7`;
  return { text, values: bound.values };
}

/** Single values of a metric, with whether their unit is a customer. */
const valuesSql = (metric: Metric, asOf: string, from: string) => `
value as (
  select unit.unit, unit.variant, unit.marked, round(${propertyNumberSql(metric.property!)}) as value
  from event join person on person.number = event.person join unit on unit.person = person.root
  where event.name in (${numbersOf(metric.events)}) and event.moment >= ${from}
    and ${msOfSql('event.moment')} >= unit.exposed_ms
    and ${msOfSql('event.moment')} < unit.exposed_ms + ${maturesAfterMs(metric)}
    and unit.exposed_ms + ${maturesAfterMs(metric)} <= ${asOf}
)`;

export interface CountedValue {
  variant: string;
  marked: boolean;
  value: number;
  count: number;
}

/** How often each value was seen. */
export function countedValuesSql(metric: Metric, { asOf, firstMs }: UnitsQuestion) {
  const bound = new BoundValues();
  const from = bound.add(momentFrom(firstMs));
  return {
    text: `with ${valuesSql(metric, String(asOf.getTime()), from)}
select variant, marked, value::double as value, count(*)::double as count from value
where value is not null group by 1, 2, 3`,
    values: bound.values,
  };
}

/** `out` without marked people, `in` with them. */
export type Bots = 'out' | 'in';

export interface BelowSums {
  bots: Bots;
  variant: string;
  units: number;
  sum: number;
  sumOfSquares: number;
  otherSum: number;
  otherSumOfSquares: number;
  sumOfProducts: number;
}

export interface QuantileLimit {
  bots: Bots;
  variant: string;
  limit: number;
}

/**
 * Of each unit with values: how many lie at or below its arm's limit, over how many there are; as sums, with marked
 * people and without, each by its own limit.
 */
export function belowSumsSql(
  metric: Metric,
  limits: readonly QuantileLimit[],
  { asOf, firstMs }: UnitsQuestion,
) {
  const bound = new BoundValues();
  const from = bound.add(momentFrom(firstMs));
  const isBelow = (bots: Bots) => {
    const own = limits.filter((limit) => limit.bots === bots);
    const branches = own.map(
      ({ variant, limit }) =>
        `when variant = ${bound.add(variant)} then value <= ${bound.add(limit)}::double`,
    );
    return `case ${branches.join(' ')} when true then false end`;
  };
  return {
    text: `with ${valuesSql(metric, String(asOf.getTime()), from)}, of_unit as materialized (
  select unit, variant, marked, (count(*) filter (where ${isBelow('out')}))::double as below_out,
    (count(*) filter (where ${isBelow('in')}))::double as below_in, count(*)::double as all_values
  from value where value is not null group by 1, 2, 3
), told as (
  select 'out' as bots, variant, below_out as below, all_values from of_unit where not marked
  union all
  select 'in' as bots, variant, below_in as below, all_values from of_unit
)
select bots, variant, count(*)::double as units, sum(below) as sum, sum(below * below) as "sumOfSquares",
  sum(all_values) as "otherSum", sum(all_values * all_values) as "otherSumOfSquares",
  sum(below * all_values) as "sumOfProducts"
from told group by 1, 2`,
    values: bound.values,
  };
}

/** People whom an ad brought and who got credit in these days. */
export function paidCreditsSql(from: Date, until: Date) {
  const bound = new BoundValues();
  return {
    text: `select count(distinct person.root)::double as credits
from event join person on person.number = event.person join source on source.source_id = person.source
where event.name = ${numberOfName('credit_approved')} and event.moment >= ${bound.add(momentFrom(from.getTime()))}
  and event.moment < ${bound.add(momentFrom(until.getTime()))} and person.mark = '' and source.ad_platform <> ''`,
    values: bound.values,
  };
}
