import { type FunnelBreakdown, funnelSteps } from './steps';

/** Columns of the touch that a person is counted under. */
const breakdownColumns: Record<FunnelBreakdown, string> = {
  adPlatform: "coalesce(touch.ad_platform, 'none')",
  entryKind: 'touch.entry_kind',
  host: 'touch.host',
};

/** `person.merged_into` followed to its end, so that a visitor who became known counts as one person. */
const mergedSql = `
climb (person_id, root_id) as (
  select person_id, merged_into from person where merged_into is not null
  union
  select climb.person_id, person.merged_into
  from climb join person on person.person_id = climb.root_id where person.merged_into is not null
), merged as (
  select climb.person_id, climb.root_id
  from climb join person on person.person_id = climb.root_id where person.merged_into is null
)`;

const followingSteps = funnelSteps.slice(1);
const momentColumns = followingSteps
  .map(({ step, fact }) => `min(fact.occurred_at) filter (where fact.name = '${fact}') as ${step}_at`)
  .join(',\n         ');
const depthCases = followingSteps
  .map(({ step }, index) => `when reached.${step}_at is null then ${index + 1}`)
  .join('\n         ');
const peopleColumns = funnelSteps.map((_, index) => `count(*) filter (where depth > ${index})`).join(', ');

// Clocks of two machines may disagree by a moment: a step never comes before the one it follows.
const waitOf = (index: number) =>
  `greatest(0, extract(epoch from ${funnelSteps[index]!.step}_at - ${funnelSteps[index - 1]!.step}_at) * 1000)`;
const waitColumns = followingSteps
  .map((_, index) => `percentile_cont(array[0.5, 0.9]) within group (order by wait_${index + 1})`)
  .join(',\n         ');
const waitInputs = followingSteps
  .map((_, index) => `case when depth > ${index + 1} then ${waitOf(index + 1)} end as wait_${index + 1}`)
  .join(',\n         ');

/**
 * One pass over the arrivals of a time: everybody and each group with their waits, each day with its counts.
 * $1 and $2 bound the first arrival, $3 lets test traffic in.
 */
export function funnelSql(breakdown: FunnelBreakdown | undefined): string {
  return `
with recursive ${mergedSql}, arrival as (
  select coalesce(merged.root_id, touch.person_id) as root_id, touch.touch_id, touch.arrived_at, touch.entry_kind,
         touch.paid_click and touch.ad_platform is not null as paid
  from touch left join merged on merged.person_id = touch.person_id
), visitor as (
  select root_id, min(arrived_at) as arrived_at, bool_or(entry_kind = 'test') as test,
         (array_agg(touch_id order by arrived_at, touch_id))[1] as first_touch_id,
         (array_agg(touch_id order by arrived_at desc, touch_id desc) filter (where paid))[1] as paid_touch_id
  from arrival group by root_id having min(arrived_at) >= $1 and min(arrived_at) < $2
), counted as (
  -- The touch that the registration was credited to; before there is one, the touch the rule would choose.
  select visitor.*, case when credit.person_id is null then coalesce(paid_touch_id, first_touch_id)
                         else coalesce(credit.touch_id, first_touch_id) end as touch_id
  from visitor left join registration_credit credit on credit.person_id = visitor.root_id
), reached as (
  select coalesce(merged.root_id, fact.person_id) as root_id,
         ${momentColumns}
  from fact left join merged on merged.person_id = fact.person_id
  where fact.name in (${followingSteps.map(({ fact }) => `'${fact}'`).join(', ')})
    and (fact.name <> 'consent_granted' or fact.data ->> 'purpose' = 'application_processing')
  group by 1
), journey as materialized (
  select counted.test, counted.arrived_at, reached.*,
         ${breakdown ? breakdownColumns[breakdown] : "'all'"} as group_key,
         (counted.arrived_at at time zone 'UTC' + interval '8 hours')::date as arrived_on,
         case ${depthCases}
         else ${funnelSteps.length} end as depth
  from counted join touch on touch.touch_id = counted.touch_id left join reached on reached.root_id = counted.root_id
)
select 'group' as kind, group_key, null::date as arrived_on, array[${peopleColumns}] as people,
       json_build_array(${waitColumns}) as waits, (select count(*) from journey where test) as test_people
from (select group_key, depth, ${waitInputs} from journey where $3 or not test) timed
group by grouping sets ((), (group_key))
union all
select 'day', null, arrived_on, array[${peopleColumns}], null, null
from journey where $3 or not test group by arrived_on`;
}
