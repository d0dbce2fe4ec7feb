import type { BehindSql } from '../people-behind/people-behind.sql';
import { BoundValues } from '../sidecar/bound-values';
import { choiceSql, propertyNumberSql } from '../sidecar/choice.sql';
import { dayNumber } from '../sidecar/day-number';
import { namedGroupsSql } from '../sidecar/groups.sql';
import { dayOfSql } from '../sidecar/layout';
import { dimensionSql, filtersSql, momentsOf, peopledEventsSql } from '../sidecar/population.sql';
import type { EventsPeople, EventsQuestion } from './events.question';

/** `chosen` events with their groups and days, `counted` those whose people the report counts, and `named` groups. */
function countedSql({ scope, event, measure, breakdown }: EventsQuestion, bound: BoundValues): string {
  const { from, until } = momentsOf(scope);
  return `
with chosen as materialized (
  select person.root as person, person.mark, ${breakdown ? dimensionSql(breakdown) : "''"} as group_key,
         ${dayOfSql('event.moment')}::integer as day, ${measure ? propertyNumberSql(measure) : 'null::double'} as measured
  from ${peopledEventsSql}
  where ${choiceSql(event, bound)} and event.moment >= ${bound.add(from)} and event.moment < ${bound.add(until)}
    and ${filtersSql(scope.filters, bound)}
), counted as (
  select * from chosen where ${scope.includeMarked ? 'true' : "mark = ''"}
), ${namedGroupsSql('counted')}`;
}

/** All, by group, by day, and by group and day in one pass; then the marks of people. */
export function eventsSql(question: EventsQuestion) {
  const { breakdown } = question;
  const bound = new BoundValues();
  const sets = ['()', '(day)', ...(breakdown ? ['(label)', '(label, day)'] : [])];
  const text = `${countedSql(question, bound)}
select ${breakdown ? 'label' : 'null as label'}, day, count(*)::integer as count,
       count(distinct person)::integer as people, sum(measured) as total,
       quantile_cont(measured, [0.5, 0.75, 0.9, 0.99]) as percentiles, null as mark
from counted join named using (group_key) group by grouping sets (${sets.join(', ')})
union all
select null, null, 0, count(distinct person)::integer, null, null, mark from chosen where mark <> '' group by mark`;
  return { text, values: bound.values };
}

/** The people of one group or of all, on one day or on all of them. */
export function eventsBehindSql({ question, figure }: EventsPeople): BehindSql {
  const bound = new BoundValues();
  const counted = countedSql(question, bound);
  const asked = [
    ...(figure.group === null ? [] : [`label = ${bound.add(figure.group)}`]),
    ...(figure.day === null ? [] : [`day = ${dayNumber(figure.day)}`]),
  ];
  return {
    bound,
    text: `${counted},
behind as (select person from counted join named using (group_key) where ${asked.join(' and ') || 'true'})`,
  };
}
