import { BoundValues } from '../sidecar/bound-values';
import { choiceSql } from '../sidecar/choice.sql';
import { dayOfSql } from '../sidecar/layout';
import { filtersSql, momentsOf, peopledEventsSql } from '../sidecar/population.sql';
import type { RetentionQuestion } from './retention';

type Unit = RetentionQuestion['unit'];
const beijingAheadMs = 8 * 3_600_000;
const msPerDay = 86_400_000;

/** Days since 1970 in Beijing, or weeks from Monday. */
export function periodOf(ms: number, unit: Unit): number {
  const day = Math.floor((ms + beijingAheadMs) / msPerDay);
  return unit === 'day' ? day : Math.floor((day + 3) / 7);
}

const periodSql = (unit: Unit, moment: string) =>
  unit === 'day' ? `${dayOfSql(moment)}::integer` : `((${dayOfSql(moment)} + 3) // 7)::integer`;

export function retentionSql({ scope, first, returned, unit, periods }: RetentionQuestion) {
  const bound = new BoundValues();
  const { from, until } = momentsOf(scope);
  const text = `
with began as (
  select person.root as person, any_value(person.mark) as mark, min(event.moment) as moment
  from ${peopledEventsSql} where ${choiceSql(first, bound)} and ${filtersSql(scope.filters, bound)} group by 1
), member as materialized (
  select person, mark, ${periodSql(unit, 'moment')} as cohort
  from began where moment >= ${bound.add(from)} and moment < ${bound.add(until)}
), counted as (
  select * from member where ${scope.includeMarked ? 'true' : "mark = ''"}
), came as (
  select distinct person.root as person, ${periodSql(unit, 'event.moment')} as period
  from ${peopledEventsSql}
  where ${choiceSql(returned, bound)} and event.moment >= ${bound.add(from)} and ${filtersSql(scope.filters, bound)}
)
select cohort, null::integer as after, count(*)::integer as people, null as mark from counted group by cohort
union all
select cohort, period - cohort, count(*)::integer, null
from counted join came using (person)
where period > cohort and period <= cohort + ${periods} group by cohort, period
union all
select null, null, count(*)::integer, mark from member where mark <> '' group by mark`;
  return { text, values: bound.values };
}
