import { type Filter, isOfEvents } from '../report/report-scope';
import type { BehindSql } from '../people-behind/people-behind.sql';
import { BoundValues } from '../sidecar/bound-values';
import { choiceSql, numberOfName } from '../sidecar/choice.sql';
import { eventNames, momentAfterSql, msOfSql } from '../sidecar/layout';
import {
  filtersSql,
  momentAfterDays,
  momentBeforeDays,
  momentsOf,
  msPerMinute,
  peopledEventsSql,
} from '../sidecar/population.sql';
import type { PathPlace, PathsPeople, PathsQuestion } from './paths.question';

/** What stands for the end of a path and for what is beyond the largest, where others have their event. */
const pathEnd = 'end';
const otherEvents = 'other';
/** Their numbers; nodes have theirs from 1 on. */
const endLabel = -1;
const otherLabel = 0;

const pageViewed = eventNames.indexOf('page_viewed');
const narrowsEvents = ({ dimension }: Filter) => isOfEvents(dimension);

interface WalkedSql {
  text: string;
  bound: BoundValues;
}

/**
 * All paths up to `linked`, a row a step with the one after it, and `named`, the words of the labels. Each pair of a name and a page is a number, and so is each path: what has to be
 * sorted again and again is narrow, and gets its words back when it has been counted.
 */
function walkedSql(question: PathsQuestion): WalkedSql {
  const { scope, anchor, direction, within, depth, topPerLevel, foldPairs, among } = question;
  const bound = new BoundValues();
  const { from, until } = momentsOf(scope);
  const windowMs = question.windowMinutes * msPerMinute;
  const names = among && [...new Set([anchor.name, ...among])].map(numberOfName).join(', ');
  const ofVisit = within === 'visit';
  const key = ofVisit ? 'person, visit' : 'person';
  const anchorSql = `(${choiceSql(anchor, bound)} and event.moment >= ${bound.add(from)}
    and event.moment < ${bound.add(until)} and ${filtersSql(scope.filters.filter(narrowsEvents), bound)})`;
  const ahead = direction === 'from';
  // The anchor lies in the days: what goes on from it is not before their beginning, what led to it not after their end.
  const reach = [
    ahead ? `event.moment >= ${bound.add(from)}` : `event.moment < ${bound.add(until)}`,
    ...(ofVisit
      ? []
      : ahead
        ? [`event.moment <= ${bound.add(momentAfterDays(scope, windowMs))}`]
        : [`event.moment >= ${bound.add(momentBeforeDays(scope, windowMs))}`]),
  ].join(' and ');
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
      scope.filters.filter((filter) => !narrowsEvents(filter)),
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
), named as materialized (
  select node as label, case name ${eventNames.map((name, number) => `when ${number} then '${name}'`).join(' ')} end as event,
         case when name = ${pageViewed} then page end as event_page
  from node
  union all
  values (${endLabel}, '${pathEnd}', null), (${otherLabel}, '${otherEvents}', null)
), numbered as materialized (
  select path, person, moment, node, is_anchor, row_number() over walk::integer as place,
         ${ahead ? 'lag' : 'lead'}(node) over walk as nearer
  from beside join node using (name, page)
  window walk as (partition by path order by moment, node, is_anchor desc)
), way as (
  select path, min(place) filter (where is_anchor) as anchor_place, max(place) as last_place from numbered group by path
), unrepeated as (
  select path, person, moment, node, abs(place - anchor_place) as step,
         ${ahead ? 'last_place - anchor_place' : 'anchor_place - 1'} as last_step
  from numbered join way using (path)
  where place = anchor_place or place ${ahead ? '>' : '<'} anchor_place and node is distinct from nearer
), run as (
  select path, person, moment, node, step, row_number() over walk::integer - 1 as run,
         coalesce(lead(step) over walk, last_step + 1) - step - 1 as repeats, ${foldPairs ? pairSql : 'false'} as paired
  from unrepeated window walk as (partition by path order by step)
), levelled as (
  select path, person, moment, node, repeats, paired,
         run${foldPairs ? ' - sum(paired::integer) over (partition by path order by step)::integer' : ''} as level
  from run
), reached as materialized (
  select * from levelled where level <= ${depth}
), ranked as (
  select level, node,
         row_number() over (partition by level order by people desc, event, event_page nulls first) <= ${topPerLevel} as shown
  from (select level, node, count(distinct person) as people from reached where not paired group by level, node) sized
  join named on label = node
), told as (
  select path, person, level, moment, case when shown then node else ${otherLabel} end as label
  from reached join ranked using (level, node) where not paired
), linked as materialized (
  select person, level, label, moment, lead(moment) over walk as next_moment,
         coalesce(lead(label) over walk, case when level < ${depth} then ${endLabel} end) as next_label
  from told window walk as (partition by path order by level)
)`;
  return { text, bound };
}

/** The nodes and links of all paths, what was folded, and the marks of people. */
export function pathsSql(question: PathsQuestion) {
  const { text: walked, bound } = walkedSql(question);
  const text = `${walked}, node_size as (
  select level, label, count(distinct person)::integer as people, count(*)::integer as visits
  from (select level, label, person from linked
        union all
        select level + 1, ${endLabel}, person from linked where next_label = ${endLabel}) placed
  group by level, label
), link_size as (
  select level, label, next_label, count(distinct person)::integer as people, count(*)::integer as visits,
         median(abs(${msOfSql('next_moment')} - ${msOfSql('moment')})::double) as median_ms
  from linked where next_label is not null group by level, label, next_label
)
select 'node' as kind, level, event as label, event_page as page, null as next_label, null as next_page,
       people, visits, null::double as median_ms, null as mark
from node_size join named using (label)
union all
select 'link', level, named.event, named.event_page, next_named.event, next_named.event_page, people, visits, median_ms, null
from link_size join named using (label) join named next_named on next_named.label = next_label
union all
select 'folded', null, null, null, null, null, 0, coalesce(sum(repeats + paired::integer), 0)::integer, null, null
from reached
union all
select 'mark', null, null, null, null, null, count(distinct person)::integer, 0, null, mark
from anchored where mark <> '' group by mark`;
  return { text, values: bound.values };
}

/** The people who came to a node, or who went over a link; an `end` is a node like the others. */
export function pathsBehindSql({ question, figure }: PathsPeople): BehindSql {
  const { text, bound } = walkedSql(question);
  const { level, at, next } = figure;
  const isAt = (alias: string, { event, page }: PathPlace) =>
    `${alias}.event = ${bound.add(event)} and ${alias}.event_page is not distinct from ${page === null ? 'null' : bound.add(page)}`;
  // Nobody goes on from an end, so it stands with the step before it.
  const behind =
    next !== null
      ? `from linked join named using (label) join named next_named on next_named.label = linked.next_label
         where level = ${level} and ${isAt('named', at)} and ${isAt('next_named', next)}`
      : at.event === pathEnd
        ? `from linked where level = ${level - 1} and next_label = ${endLabel}`
        : `from linked join named using (label) where level = ${level} and ${isAt('named', at)}`;
  return { bound, text: `${text},\nbehind as (select person ${behind})` };
}

const sameNode = (one: string, other: string) => `coalesce(${one} = ${other}, false)`;

/** Whether an event is the one or the other of a pair that repeats the pair before it. */
const pairSql = `(
  ${sameNode('node', 'lag(node, 2) over walk')} and ${sameNode('lag(node) over walk', 'lag(node, 3) over walk')}
  or ${sameNode('lead(node) over walk', 'lag(node) over walk')} and ${sameNode('node', 'lag(node, 2) over walk')})`;
