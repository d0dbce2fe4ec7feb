import { familySql } from '../../identity';
import { followingSteps, funnelSteps } from '../funnel/steps';

/** The purpose whose consent is a step of the funnel. */
const processingConsent = `fact.name = 'consent_granted' and fact.data ->> 'purpose' = 'application_processing'`;
const plainSteps = followingSteps.filter(({ step }) => step !== 'consented');

/** The facts that are steps. Word for word the condition of the index `fact_step`, or the index is of no use. */
export const isStepSql = `(fact.name in (${plainSteps.map(({ fact }) => `'${fact}'`).join(', ')}) or (${processingConsent}))`;

/** Values of links are cut to this, in characters; ids are far shorter. */
const MAX_CLAIM_CHARS = 128;
const claim = (...names: string[]) =>
  `left(coalesce(${names.map((name) => `touch.ids ->> '${name}'`).join(', ')}, ''), ${MAX_CLAIM_CHARS})`;

/** The words of a source, as the touch bears them. */
export const sourceOfTouchSql = `
touch.host, touch.entry_kind, coalesce(touch.ad_platform, '') as ad_platform,
${claim('accountId')} as account_id, ${claim('promotionId', 'adId')} as plan_id, ${claim('creativeId')} as creative_id,
${claim('partner')} as partner, ${claim('creator')} as creator, ${claim('liveRoom')} as live_room,
${claim('keyword')} as keyword`;

export const dayInBeijingSql = (moment: string) =>
  `(${moment} at time zone 'UTC' + interval '8 hours')::date`;

export const depthSql = (alias: string) =>
  `case ${followingSteps.map(({ step }, index) => `when ${alias}.${step}_at is null then ${index + 1}`).join(' ')} else ${funnelSteps.length} end`;

/** The columns of journey_person besides the number of the source. */
export const journeyColumns = [
  'root_id',
  'arrived_at',
  'arrived_on',
  'mark',
  ...followingSteps.map(({ step }) => `${step}_at`),
  'depth',
  'grade',
  'last_seen_at',
];

/**
 * The journeys of the people of `root (root_id)`, who are nobody's merged visitors: a row each as in journey_person,
 * with the words of its source. Reads a bounded number of rows for each member of a family, however much they did,
 * so one busy bot slows nobody. Goes into a `with recursive`.
 *
 * Every table is looked up person by person, behind an `offset 0`: how many people there will be is guessed from the
 * text, and a plan made for many reads an index from end to end, which costs more the more was recorded.
 */
export const journeysSql = `${familySql}, arrival as (
  select member.root_id, earliest.touch_id as first_touch_id, earliest.arrived_at as first_at,
         paid.touch_id as paid_touch_id, paid.arrived_at as paid_at, latest.arrived_at as last_at,
         exists (select from touch where touch.person_id = member.person_id and touch.entry_kind = 'test') as test
  from member
  cross join lateral (
    select touch.touch_id, touch.arrived_at from touch
    where touch.person_id = member.person_id order by touch.arrived_at, touch.touch_id limit 1
  ) earliest
  cross join lateral (
    select touch.arrived_at from touch
    where touch.person_id = member.person_id order by touch.arrived_at desc limit 1
  ) latest
  left join lateral (
    select touch.touch_id, touch.arrived_at from touch
    where touch.person_id = member.person_id and touch.paid_click and touch.ad_platform is not null
    order by touch.arrived_at desc, touch.touch_id desc limit 1
  ) paid on true
), visitor as (
  select root_id, min(first_at) as arrived_at, max(last_at) as last_at, bool_or(test) as test,
         (array_agg(first_touch_id order by first_at, first_touch_id))[1] as first_touch_id,
         (array_agg(paid_touch_id order by paid_at desc, paid_touch_id desc)
            filter (where paid_touch_id is not null))[1] as paid_touch_id
  from arrival group by root_id
), reached as (
  select member.root_id, max(done.occurred_at) as last_at,
         ${followingSteps.map(({ step, fact }) => `min(done.occurred_at) filter (where done.name = '${fact}') as ${step}_at`).join(',\n         ')}
  from member cross join lateral (
    select fact.name, fact.occurred_at from fact where fact.person_id = member.person_id and ${isStepSql} offset 0
  ) done
  group by member.root_id
), marked as (
  select distinct on (member.root_id) member.root_id, latest.mark
  from member cross join lateral (
    select traffic_mark.mark, traffic_mark.position from traffic_mark
    where traffic_mark.person_id = member.person_id order by traffic_mark.position desc limit 1
  ) latest
  order by member.root_id, latest.position desc
), graded as (
  select distinct on (member.root_id) member.root_id, given.grade
  from reached join member on member.root_id = reached.root_id
  cross join lateral (
    select fact.fact_id, fact.occurred_at from fact
    where fact.person_id = member.person_id and ${isStepSql} and fact.name in ('credit_approved', 'loan_disbursed')
    offset 0
  ) fact
  cross join lateral (
    select grade_record.grade from grade_record
    where grade_record.fact_id = fact.fact_id order by grade_record.revision desc limit 1
  ) given
  where reached.credited_at is not null or reached.drawn_at is not null
  order by member.root_id, fact.occurred_at desc, fact.fact_id desc
), journey as materialized (
  select visitor.root_id, visitor.arrived_at, ${dayInBeijingSql('visitor.arrived_at')} as arrived_on,
         case when marked.mark is null then case when visitor.test then 'test' else '' end
              when marked.mark = 'none' then '' else marked.mark end as mark,
         ${followingSteps.map(({ step }) => `reached.${step}_at`).join(', ')},
         ${depthSql('reached')} as depth, graded.grade, greatest(visitor.last_at, reached.last_at) as last_seen_at,
         ${dayInBeijingSql('touch.arrived_at')} as touched_on, ${sourceOfTouchSql}
  from visitor
  left join lateral (
    select registration_credit.person_id, registration_credit.touch_id from registration_credit
    where registration_credit.person_id = visitor.root_id offset 0
  ) credit on true
  -- The touch that the registration was credited to; before there is one, the touch the rule would choose.
  cross join lateral (
    select touch.* from touch
    where touch.touch_id = case when credit.person_id is null
      then coalesce(visitor.paid_touch_id, visitor.first_touch_id)
      else coalesce(credit.touch_id, visitor.first_touch_id) end
    offset 0
  ) touch
  left join reached on reached.root_id = visitor.root_id
  left join marked on marked.root_id = visitor.root_id
  left join graded on graded.root_id = visitor.root_id
)`;
