import { beijingMidnight } from '../funnel/beijing-midnight';
import { depthAt, funnelSteps } from '../funnel/steps';
import { BoundValues } from '../sidecar/bound-values';
import { numberOfName } from '../sidecar/choice.sql';
import { msOfSql } from '../sidecar/layout';
import { filtersSql } from '../sidecar/population.sql';
import type { DropOffQuestion } from './drop-off.question';

const nameIs = (...names: string[]) => `event.name in (${names.map(numberOfName).join(', ')})`;
const msPerDay = 86_400_000;

/** Kinds of evidence in the order in which they are believed. */
const evidence = [
  {
    kind: 'step_failed',
    holds: nameIs('application_step_failed'),
    key: "coalesce(event.step, '') || ':' || coalesce(event.code, '')",
  },
  { kind: 'error', holds: nameIs('field_error_shown'), key: "coalesce(event.code, '')" },
  {
    kind: 'field',
    holds: `(${nameIs('field_focused')} and event.field is not null
             or ${nameIs('page_left')} and json_extract_string(event.rest, '$.lastField') is not null)`,
    key: "coalesce(event.field, json_extract_string(event.rest, '$.lastField'))",
  },
  { kind: 'page', holds: nameIs('page_viewed'), key: 'event.page' },
] as const;

const factIs = (place: number) => {
  const { step, fact } = funnelSteps[place]!;
  const ofPurpose =
    step === 'consented'
      ? ` and json_extract_string(event.rest, '$.purpose') = 'application_processing'`
      : '';
  return `${nameIs(fact)}${ofPurpose}`;
};

/** `asOf` is the moment up to which everything is in: who arrived too shortly before it is waiting. */
export function dropOffSql({ scope, step }: DropOffQuestion, asOf: Date) {
  const bound = new BoundValues();
  const depth = depthAt(step);
  const next = funnelSteps[depth]!;
  const fromMs = beijingMidnight(scope.days.from).getTime();
  const untilMs = beijingMidnight(scope.days.to, 1).getTime();
  const places = funnelSteps.map((_, place) => place).slice(1, depth + 1);
  const reachedSql = ['true', ...places.slice(0, -1).map((place) => `at${place} is not null`)].join(' and ');
  const stepMoment = depth === 1 ? 'arrived' : `at${depth - 1}`;
  const text = `
with member as materialized (
  select root as person, any_value(person.mark) as mark, any_value(arrived_ms) as arrived_ms
  from person join source on source.source_id = person.source
  where arrived_ms >= ${bound.add(BigInt(fromMs))} and arrived_ms < ${bound.add(BigInt(untilMs))}
    and ${filtersSql(scope.filters, bound)}
  group by root
), happened as (
  select event.*, person.root, member.arrived_ms
  from event join person on person.number = event.person join member on member.person = person.root
), went as (
  select root as person, ${places.map((place) => `min(moment) filter (where ${factIs(place)}) as at${place}`).join(', ')}
  from happened event group by root
), reached as materialized (
  select member.person, member.mark, arrived_ms << 21 as arrived, ${places.map((place) => `at${place}`).join(', ')},
         ((arrived_ms + 28800000) // ${msPerDay} + ${next.ripeAfterDays} + 1) * ${msPerDay} - 28800000
           <= ${bound.add(BigInt(asOf.getTime()))} as ripe
  from member left join went using (person) where ${reachedSql}
), counted as (
  select * from reached where ${scope.includeMarked ? 'true' : "mark = ''"}
), lost as materialized (
  select person, ${stepMoment} as step_moment from counted where at${depth} is null and ripe
), good as (
  select lost.person, any_value(step_moment) as step_moment,
         greatest(any_value(step_moment), max(event.moment) filter (where ${nameIs('application_step_completed')})) as good_until,
         max(event.moment) as last_moment
  from lost left join happened event on event.root = lost.person group by lost.person
), told as (
  select good.person, ${evidence
    .map(
      ({ kind, holds, key }) =>
        `max({moment: event.moment, key: ${key}, page: event.page}) filter (where ${holds}) as ${kind}`,
    )
    .join(',\n         ')}
  from good join happened event on event.root = good.person and event.moment > good.good_until group by good.person
), judged as (
  select good.person,
         case ${evidence.map(({ kind }) => `when told.${kind} is not null then '${kind}'`).join(' ')} else 'none' end as kind,
         case ${evidence.map(({ kind }) => `when told.${kind} is not null then told.${kind}.key`).join(' ')} else '' end as key,
         case when told.step_failed is not null then null
              when told.error is not null then told.error.page
              when told.field is not null then told.field.page
              when told.page is not null then told.page.page end as page,
         greatest(0, ${msOfSql('last_moment')} - ${msOfSql('step_moment')})::double as stay_ms
  from good left join told using (person)
)
select 'reason' as row_kind, kind, key, page, count(*)::integer as people, median(coalesce(stay_ms, 0)) as stay_ms
from judged group by kind, key, page
union all
select 'reached', null, null, null, count(*)::integer, null from counted
union all
select 'lost', null, null, null, count(*)::integer, null from lost
union all
select 'waiting', null, null, null, count(*)::integer, null from counted where at${depth} is null and not ripe
union all
select 'mark', mark, null, null, count(*)::integer, null from reached where mark <> '' group by mark`;
  return { text, values: bound.values };
}
