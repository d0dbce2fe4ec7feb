import { BoundValues } from '../sidecar/bound-values';
import { choiceSql, propertyNumberSql } from '../sidecar/choice.sql';
import { namedGroupsSql } from '../sidecar/groups.sql';
import { dayOfSql } from '../sidecar/layout';
import { dimensionSql, filtersSql, momentsOf, peopledEventsSql } from '../sidecar/population.sql';
import type { EventsQuestion } from './events';

/** All, by group, by day, and by group and day in one pass; then the marks of people. */
export function eventsSql({ scope, event, measure, breakdown }: EventsQuestion) {
  const bound = new BoundValues();
  const { from, until } = momentsOf(scope);
  const sets = ['()', '(day)', ...(breakdown ? ['(label)', '(label, day)'] : [])];
  const text = `
with chosen as materialized (
  select person.root as person, person.mark, ${breakdown ? dimensionSql(breakdown) : "''"} as group_key,
         ${dayOfSql('event.moment')}::integer as day, ${measure ? propertyNumberSql(measure) : 'null::double'} as measured
  from ${peopledEventsSql}
  where ${choiceSql(event, bound)} and event.moment >= ${bound.add(from)} and event.moment < ${bound.add(until)}
    and ${filtersSql(scope.filters, bound)}
), counted as (
  select * from chosen where ${scope.includeMarked ? 'true' : "mark = ''"}
), ${namedGroupsSql('counted')}
select ${breakdown ? 'label' : 'null as label'}, day, count(*)::integer as count,
       count(distinct person)::integer as people, sum(measured) as total,
       quantile_cont(measured, [0.5, 0.75, 0.9, 0.99]) as percentiles, null as mark
from counted join named using (group_key) group by grouping sets (${sets.join(', ')})
union all
select null, null, 0, count(distinct person)::integer, null, null, mark from chosen where mark <> '' group by mark`;
  return { text, values: bound.values };
}
