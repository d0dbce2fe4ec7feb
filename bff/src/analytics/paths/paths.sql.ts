import { eventDimensions, type Filter } from '../report/report-scope';
import { BoundValues } from '../sidecar/bound-values';
import { choiceSql, numberOfName } from '../sidecar/choice.sql';
import { eventNames, momentAfterSql, msOfSql } from '../sidecar/layout';
import {
  filtersSql,
  momentAfterDays,
  momentsOf,
  msPerMinute,
  peopledEventsSql,
} from '../sidecar/population.sql';
import type { PathsQuestion } from './paths.question';

/** What stands for the end of a path and for what is beyond the largest, where others have their event. */
export const pathEnd = 'end';
export const otherEvents = 'other';

const isOfEvents = ({ dimension }: Filter) => (eventDimensions as readonly string[]).includes(dimension);

/**
 * Rows `placed (person, path, level, event, page, moment)`, one for each step of each path with its end, and the nodes
 * and links that are told of them.
 */
export function pathsSql(question: PathsQuestion) {
  const { scope, anchor, direction, within, depth, topPerLevel, foldPairs, among } = question;
  const bound = new BoundValues();
  const { from, until } = momentsOf(scope);
  const windowMs = question.windowMinutes * msPerMinute;
  const names = among && [...new Set([anchor.name, ...among])].map(numberOfName).join(', ');
  const ofVisit = within === 'visit';
  const path = ofVisit ? 'person, visit' : 'person';
  const anchorSql = `(${choiceSql(anchor, bound)} and event.moment >= ${bound.add(from)}
    and event.moment < ${bound.add(until)} and ${filtersSql(scope.filters.filter(isOfEvents), bound)})`;
  const reach = ofVisit
    ? 'true'
    : `event.moment >= ${bound.add(momentAfterDays({ days: { from: scope.days.from, to: dayBefore(scope.days.from) } }, -windowMs))}
       and event.moment <= ${bound.add(momentAfterDays(scope, windowMs))}`;
  const inWindow = ofVisit
    ? 'true'
    : direction === 'from'
      ? `moment < ${momentAfterSql('anchor_moment', windowMs)}`
      : `anchor_moment < ${momentAfterSql('moment', windowMs)}`;
  const order = 'moment, name, page, is_anchor desc';
  const side = direction === 'from' ? 'place >= anchor_place' : 'place <= anchor_place';
  const text = `
with seen as (
  select person.root as person, person.mark, event.visit, event.moment, event.name,
         case when event.name = ${eventNames.indexOf('page_viewed')} then event.page end as page, ${anchorSql} as is_anchor
  from ${peopledEventsSql}
  where ${reach} and ${names ? `event.name in (${names})` : 'true'} ${ofVisit ? "and event.visit <> ''" : ''}
    and ${filtersSql(
      scope.filters.filter((filter) => !isOfEvents(filter)),
      bound,
    )}
), anchored as materialized (
  select distinct ${path}, mark from seen where is_anchor
), numbered as (
  select person, visit, moment, name, page, is_anchor,
         row_number() over (partition by ${path} order by ${order}) as place
  from seen semi join (select * from anchored where ${scope.includeMarked ? 'true' : "mark = ''"}) counted using (${path})
), beside as (
  select *, min(place) filter (is_anchor) over (partition by ${path}) as anchor_place,
         min(moment) filter (is_anchor) over (partition by ${path}) as anchor_moment
  from numbered
), along as (
  select *, abs(place - anchor_place) as step, coalesce(page, '') as shown_page
  from beside where ${side} and ${inWindow}
), unrepeated as (
  select *, lag({name: name, page: shown_page}) over (partition by ${path} order by step)
            is distinct from {name: name, page: shown_page} as kept
  from along
), paired as (
  select *, ${foldPairs ? pairSql(path) : 'false'} as paired from unrepeated where kept
), levelled as (
  select person, visit, moment, name, page, step,
         row_number() over (partition by ${path} order by step) - 1 as level
  from paired where not paired
), ended as (
  select person, visit, level, name, page, moment,
         count(*) over (partition by ${path}) as length
  from levelled
), placed as materialized (
  select ${path}, level, case name ${eventNames.map((name, number) => `when ${number} then '${name}'`).join(' ')} end as event,
         page, moment
  from ended where level <= ${depth}
  union all
  select ${path}, length, '${pathEnd}', null, null from ended where level = length - 1 and length <= ${depth}
), ranked as (
  select level, event, page, row_number() over (partition by level order by count(distinct person) desc, event, page nulls first) as rank
  from placed where event <> '${pathEnd}' group by level, event, page
), told as materialized (
  select placed.*, case when rank <= ${topPerLevel} or placed.event = '${pathEnd}' then placed.event else '${otherEvents}' end as label,
         case when rank <= ${topPerLevel} then placed.page end as label_page
  from placed left join ranked
    on ranked.level = placed.level and ranked.event = placed.event and ranked.page is not distinct from placed.page
), linked as (
  select *, lead(label) over walk as next_label, lead(label_page) over walk as next_page,
         lead(moment) over walk as next_moment
  from told window walk as (partition by ${path} order by level)
)
select 'node' as kind, level::integer as level, label, label_page as page, null as next_label, null as next_page,
       count(distinct person)::integer as people, count(*)::integer as visits, null::double as median_ms, null as mark
from told group by level, label, label_page
union all
select 'link', level::integer, label, label_page, next_label, next_page, count(distinct person)::integer,
       count(*)::integer, median(abs(${msOfSql('next_moment')} - ${msOfSql('moment')})::double), null
from linked where next_label is not null group by level, label, label_page, next_label, next_page
union all
select 'folded', null, null, null, null, null, 0, count(*)::integer, null, null
from (
  select along.step, max(levelled.level) over (partition by ${path.replaceAll(/(\w+)/g, 'along.$1')} order by along.step) as level,
         levelled.step is null as was_folded
  from along left join levelled on ${path
    .split(', ')
    .map((column) => `levelled.${column} = along.${column}`)
    .join(' and ')} and levelled.step = along.step
) walked where was_folded and level <= ${depth}
union all
select 'mark', null, null, null, null, null, count(distinct person)::integer, 0, null, mark
from anchored where mark <> '' group by mark`;
  return { text, values: bound.values };
}

/** Whether an event is the one or the other of a pair that repeats the pair before it. */
function pairSql(path: string): string {
  const at = (shift: number) =>
    shift === 0
      ? '{name: name, page: shown_page}'
      : `${shift < 0 ? 'lag' : 'lead'}({name: name, page: shown_page}, ${Math.abs(shift)}) over (partition by ${path} order by step)`;
  const same = (one: number, other: number) => `coalesce(${at(one)} = ${at(other)}, false)`;
  return `(${same(0, -2)} and ${same(-1, -3)}) or (${same(1, -1)} and ${same(0, -2)})`;
}

const msPerDay = 86_400_000;
const dayBefore = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - msPerDay).toISOString().slice(0, day.length);
