import { followingSteps } from '../funnel/steps';
import { dayInBeijingSql, depthSql, sourceOfTouchSql } from './journeys.sql';

/**
 * Every journey from the sources in one pass over all of them, without an index and without batches: slow, plain,
 * and made apart from what it checks.
 */
export const referenceSql = `
climb (person_id, root_id) as (
  select person_id, merged_into from person where merged_into is not null
  union
  select climb.person_id, person.merged_into
  from climb join person on person.person_id = climb.root_id where person.merged_into is not null
), merged as (
  select climb.person_id, climb.root_id
  from climb join person on person.person_id = climb.root_id where person.merged_into is null
), came as (
  select coalesce(merged.root_id, touch.person_id) as root_id, touch.touch_id, touch.arrived_at, touch.entry_kind,
         touch.paid_click and touch.ad_platform is not null as paid
  from touch left join merged on merged.person_id = touch.person_id
), visitor as (
  select root_id, min(arrived_at) as arrived_at, max(arrived_at) as last_at, bool_or(entry_kind = 'test') as test,
         (array_agg(touch_id order by arrived_at, touch_id))[1] as first_touch_id,
         (array_agg(touch_id order by arrived_at desc, touch_id desc) filter (where paid))[1] as paid_touch_id
  from came group by root_id
), step as (
  select coalesce(merged.root_id, fact.person_id) as root_id, fact.fact_id, fact.name, fact.occurred_at
  from fact left join merged on merged.person_id = fact.person_id
  where fact.name in (${followingSteps.map(({ fact }) => `'${fact}'`).join(', ')})
    and (fact.name <> 'consent_granted' or fact.data ->> 'purpose' = 'application_processing')
), reached as (
  select root_id, max(occurred_at) as last_at,
         ${followingSteps.map(({ step, fact }) => `min(occurred_at) filter (where name = '${fact}') as ${step}_at`).join(',\n         ')}
  from step group by root_id
), stands as (
  select distinct on (fact_id) fact_id, grade from grade_record order by fact_id, revision desc
), graded as (
  select distinct on (root_id) root_id, stands.grade
  from step join stands using (fact_id) where step.name in ('credit_approved', 'loan_disbursed')
  order by root_id, step.occurred_at desc, step.fact_id desc
), marked as (
  select distinct on (root_id) root_id, mark
  from (
    select coalesce(merged.root_id, traffic_mark.person_id) as root_id, mark, position
    from traffic_mark left join merged on merged.person_id = traffic_mark.person_id
  ) each order by root_id, position desc
), expected as (
  select visitor.root_id, visitor.arrived_at, ${dayInBeijingSql('visitor.arrived_at')} as arrived_on,
         coalesce(nullif(marked.mark, 'none'), case when marked.mark is null and visitor.test then 'test' end, '') as mark,
         ${followingSteps.map(({ step }) => `reached.${step}_at`).join(', ')},
         ${depthSql('reached')} as depth, graded.grade, greatest(visitor.last_at, reached.last_at) as last_seen_at,
         ${sourceOfTouchSql}
  from visitor
  left join registration_credit credit on credit.person_id = visitor.root_id
  join touch on touch.touch_id = case when credit.person_id is null then coalesce(paid_touch_id, first_touch_id)
                                      else coalesce(credit.touch_id, first_touch_id) end
  left join reached on reached.root_id = visitor.root_id
  left join graded on graded.root_id = visitor.root_id
  left join marked on marked.root_id = visitor.root_id
)`;
