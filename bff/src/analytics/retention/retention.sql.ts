import type { BehindSql } from '../people-behind/people-behind.sql';
import { BoundValues } from '../sidecar/bound-values';
import { choiceSql } from '../sidecar/choice.sql';
import { dayNumber } from '../sidecar/day-number';
import { dayOfSql } from '../sidecar/layout';
import { filtersSql, momentsOf, peopledEventsSql } from '../sidecar/population.sql';
import { type RetentionPeople, type RetentionQuestion, weekOfDay } from './retention.question';

type Unit = RetentionQuestion['unit'];
const beijingAheadMs = 8 * 3_600_000;
const msPerDay = 86_400_000;

/** Days since 1970 in Beijing, or weeks from Monday. */
export const periodOf = (ms: number, unit: Unit): number =>
  periodOfDay(Math.floor((ms + beijingAheadMs) / msPerDay), unit);

const periodOfDay = (day: number, unit: Unit): number => (unit === 'day' ? day : weekOfDay(day));

const periodSql = (unit: Unit, moment: string) =>
  unit === 'day' ? `${dayOfSql(moment)}::integer` : `((${dayOfSql(moment)} + 3) // 7)::integer`;

/** `member` with the cohort of each, `counted` of them those that the report counts. */
function membersSql({ scope, first, unit }: RetentionQuestion, bound: BoundValues): string {
  const { from, until } = momentsOf(scope);
  return `
with began as (
  select person.root as person, any_value(person.mark) as mark, min(event.moment) as moment
  from ${peopledEventsSql} where ${choiceSql(first, bound)} and ${filtersSql(scope.filters, bound)} group by 1
), member as materialized (
  select person, mark, ${periodSql(unit, 'moment')} as cohort
  from began where moment >= ${bound.add(from)} and moment < ${bound.add(until)}
), counted as (
  select * from member where ${scope.includeMarked ? 'true' : "mark = ''"}
)`;
}

/** `came` with the periods in which people did the other event. */
const cameSql = ({ scope, returned, unit }: RetentionQuestion, bound: BoundValues): string => `
came as (
  select distinct person.root as person, ${periodSql(unit, 'event.moment')} as period
  from ${peopledEventsSql}
  where ${choiceSql(returned, bound)} and event.moment >= ${bound.add(momentsOf(scope).from)}
    and ${filtersSql(scope.filters, bound)}
)`;

export function retentionSql(question: RetentionQuestion) {
  const bound = new BoundValues();
  const text = `${membersSql(question, bound)}, ${cameSql(question, bound)}
select cohort, null::integer as after, count(*)::integer as people, null as mark from counted group by cohort
union all
select cohort, period - cohort, count(*)::integer, null
from counted join came using (person)
where period > cohort and period <= cohort + ${question.periods} group by cohort, period
union all
select null, null, count(*)::integer, mark from member where mark <> '' group by mark`;
  return { text, values: bound.values };
}

/** The people of a cohort, or of it those who came back in a period or did not. */
export function retentionBehindSql({ question, figure }: RetentionPeople, asOf: Date): BehindSql {
  const bound = new BoundValues();
  const { unit } = question;
  const members = membersSql(question, bound);
  const ofCohort =
    figure.cohort === null ? 'true' : `counted.cohort = ${periodOfDay(dayNumber(figure.cohort), unit)}`;
  if (figure.what === 'began')
    return { bound, text: `${members},\nbehind as (select person from counted where ${ofCohort})` };
  const isOver = `counted.cohort + ${figure.period} < ${periodOf(asOf.getTime(), unit)}`;
  return {
    bound,
    text: `${members}, ${cameSql(question, bound)},
behind as (
  select counted.person
  from counted ${figure.what === 'returned' ? 'semi' : 'anti'} join came
    on came.person = counted.person and came.period = counted.cohort + ${figure.period}
  where ${ofCohort} and ${isOver}
)`,
  };
}
