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

const pageViewed = eventNames.indexOf('page_viewed');
const isOfEvents = ({ dimension }: Filter) => (eventDimensions as readonly string[]).includes(dimension);

/**
 * The nodes and links of all paths. Each pair of a name and a page is a number, and so is each path: what has to be
 * sorted again and again is narrow.
 */
export function pathsSql(question: PathsQuestion) {
  const { scope, anchor, direction, within, depth, topPerLevel, foldPairs, among } = question;
  const bound = new BoundValues();
  const { from, until } = momentsOf(scope);
  const windowMs = question.windowMinutes * msPerMinute;
  const names = among && [...new Set([anchor.name, ...among])].map(numberOfName).join(', ');
  const ofVisit = within === 'visit';
  const key = ofVisit ? 'person, visit' : 'person';
  const anchorSql = `(${choiceSql(anchor, bound)} and event.moment >= ${bound.add(from)}
    and event.moment < ${bound.add(until)} and ${filtersSql(scope.filters.filter(isOfEvents), bound)})`;
  const reach = ofVisit
    ? 'true'
    : `event.moment >= ${bound.add(momentAfterDays({ days: { from: scope.days.from, to: dayBefore(scope.days.from) } }, -windowMs))}
       and event.moment <= ${bound.add(momentAfterDays(scope, windowMs))}`;
  const ahead = direction === 'from';
  const side = ahead ? 'moment >= anchor_moment' : 'moment <= anchor_moment';
  const inWindow = ofVisit
    ? 'true'
    : ahead
      ? `moment < ${momentAfterSql('anchor_moment', windowMs)}`
      : `anchor_moment < ${momentAfterSql('moment', windowMs)}`;
  const text = `
with seen as not materialized (
  select person.root as person, person.mark, event.visit, event.moment, event.name,
         case when event.name = ${pageViewed} then event.page else '' end as page, ${anchorSql} as is_anchor
  from ${peopledEventsSql}
  where ${reach} and ${names ? `event.name in (${names})` : 'true'} ${ofVisit ? "and event.visit <> ''" : ''}
    and ${filtersSql(
      scope.filters.filter((filter) => !isOfEvents(filter)),
      bound,
    )}
), anchored as materialized (
  select ${key}, any_value(mark) as mark, min(moment) as anchor_moment, row_number() over ()::integer as path
  from seen where is_anchor group by ${key}
), beside as materialized (
  select path, person, moment, name, page, is_anchor
  from seen join (select * exclude (mark) from anchored where ${scope.includeMarked ? 'true' : "mark = ''"}) counted using (${key})
  where ${side} and ${inWindow}
), node as materialized (
  select name, page, row_number() over (order by name, page)::integer as node from (select distinct name, page from beside)
), numbered as (
  select path, person, moment, node, is_anchor,
         row_number() over (partition by path order by moment, node, is_anchor desc)::integer as place
  from beside join node using (name, page)
), along as (
  select path, person, moment, node, abs(place - anchor_place) as step
  from numbered join (select path, min(place) as anchor_place from numbered where is_anchor group by path) anchor using (path)
  where place ${ahead ? '>=' : '<='} anchor_place
), unrepeated as (
  select *, max(step) over (partition by path) as last_step
  from (select *, lag(node) over (partition by path order by step) is distinct from node as kept from along)
), run as (
  select path, person, moment, node, step,
         coalesce(lead(step) over walk, last_step + 1) - step - 1 as repeats, ${foldPairs ? pairSql : 'false'} as paired
  from unrepeated where kept window walk as (partition by path order by step)
), levelled as materialized (
  select *, sum((not paired)::integer) over (partition by path order by step)::integer - 1 as level from run
), ended as (
  select path, person, moment, node, level, lead(step) over (partition by path order by step) is null as is_last
  from levelled where not paired
), placed as materialized (
  select path, person, level, moment, node from ended where level <= ${depth}
  union all
  select path, person, level + 1, null, null from ended where is_last and level < ${depth}
), ranked as (
  select level, node,
         case name ${eventNames.map((name, number) => `when ${number} then '${name}'`).join(' ')} end as event,
         case when name = ${pageViewed} then page end as event_page, people
  from (select level, node, count(distinct person) as people from placed where node is not null group by level, node) sized
  join node using (node)
), named as materialized (
  select level, node, event, event_page,
         row_number() over (partition by level order by people desc, event, event_page nulls first) <= ${topPerLevel} as shown
  from ranked
), told as materialized (
  select placed.path, placed.person, placed.level, placed.moment,
         case when placed.node is null then '${pathEnd}' when shown then event else '${otherEvents}' end as label,
         case when shown then event_page end as label_page
  from placed left join named on named.level = placed.level and named.node = placed.node
), linked as (
  select *, lead(label) over walk as next_label, lead(label_page) over walk as next_page,
         lead(moment) over walk as next_moment
  from told window walk as (partition by path order by level)
)
select 'node' as kind, level, label, label_page as page, null as next_label, null as next_page,
       count(distinct person)::integer as people, count(*)::integer as visits, null::double as median_ms, null as mark
from told group by level, label, label_page
union all
select 'link', level, label, label_page, next_label, next_page, count(distinct person)::integer,
       count(*)::integer, median(abs(${msOfSql('next_moment')} - ${msOfSql('moment')})::double), null
from linked where next_label is not null group by level, label, label_page, next_label, next_page
union all
select 'folded', null, null, null, null, null, 0, coalesce(sum(repeats + paired::integer), 0)::integer, null, null
from levelled where level <= ${depth}
union all
select 'mark', null, null, null, null, null, count(distinct person)::integer, 0, null, mark
from anchored where mark <> '' group by mark`;
  return { text, values: bound.values };
}

const sameNode = (one: string, other: string) => `coalesce(${one} = ${other}, false)`;

/** Whether an event is the one or the other of a pair that repeats the pair before it. */
const pairSql = `(
  ${sameNode('node', 'lag(node, 2) over walk')} and ${sameNode('lag(node) over walk', 'lag(node, 3) over walk')}
  or ${sameNode('lead(node) over walk', 'lag(node) over walk')} and ${sameNode('node', 'lag(node, 2) over walk')})`;

const msPerDay = 86_400_000;
const dayBefore = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - msPerDay).toISOString().slice(0, day.length);
