import { sourceColumns } from '../projection/source-columns';
import type { SourceFilter } from '../funnel/funnel-question';
import type { SourceDimension } from '../report/report-scope';
import type { AcquisitionBreakdown } from './acquisition-question';
import { costedSteps, placeOfStep } from './acquisition.rules';

/** Groups beyond the largest are counted together, as `other`. */
export const maxAcquisitionGroups = 60;

/** Spend knows no more of an ad than these. */
const spendDimensions: readonly SourceDimension[] = ['adPlatform', 'account', 'plan', 'creative'];

export const spendBreaksDownBy = (breakdown: AcquisitionBreakdown): boolean =>
  breakdown === 'week' || (spendDimensions as readonly string[]).includes(breakdown);
export const spendNarrowsBy = (filters: readonly SourceFilter[]): boolean =>
  filters.every(({ dimension }) => spendDimensions.includes(dimension));

/** Links of many accounts name the plan and not the account; the report of spend says whose the plan is. */
const accountSql = `coalesce(nullif(source.account_id, ''), nullif(plan.account_id, ''), nullif(creative.account_id, ''), '')`;
const planSql = `coalesce(nullif(source.plan_id, ''), nullif(creative.plan_id, ''), '')`;

const keyOf = (breakdown: AcquisitionBreakdown): string =>
  breakdown === 'week' ? "to_char(date_trunc('week', day), 'YYYY-MM-DD')" : sourceColumns[breakdown];

/** A platform stands above its accounts, plans and creatives: two of them may use one number. */
export const isUnderPlatform = (breakdown: AcquisitionBreakdown) =>
  ['adPlatform', 'account', 'plan', 'creative'].includes(breakdown);

const sumOfSteps = (condition: string) =>
  `array[${costedSteps.map((step) => `coalesce(sum(people[${placeOfStep(step) + 1}])${condition}, 0)::bigint`).join(', ')}]`;
const ripeCondition = (index: number) => ` filter (where day <= $${index + 4})`;

/**
 * People and spend by group; a cell that everybody has left is no group. $1 and $2 bound the days, $3 lets marked people in, $4 to $8 are the last days that are ripe
 * for each step, then come the values of the filters. One row without a group is everybody, one with `paid` only those
 * who came by an ad platform.
 */
export function acquisitionSql(breakdown: AcquisitionBreakdown, filters: readonly SourceFilter[]): string {
  const narrowed = filters
    .map(({ dimension }, index) => `and ${sourceColumns[dimension]} = any ($${index + 9}::text[])`)
    .join(' ');
  const spendNarrowed = spendNarrowsBy(filters) ? narrowed : 'and false';
  const key = keyOf(breakdown);
  const above = isUnderPlatform(breakdown) ? 'ad_platform' : "''";
  const account = ['account', 'plan', 'creative'].includes(breakdown) ? 'account_id' : "''";
  const spendKey = spendBreaksDownBy(breakdown) ? key : "''";
  return `
with came as (
  select cell.arrived_on as day, source.host, source.entry_kind, source.ad_platform, ${accountSql} as account_id,
         ${planSql} as plan_id, source.creative_id, source.partner, source.creator, source.live_room, source.keyword,
         cell.people, cell.grade_a, cell.grade_b, cell.grade_c
  from journey_cell cell join source using (source_id)
  left join spend_name plan on plan.kind = 'plan' and plan.ad_platform = source.ad_platform and plan.id = source.plan_id
    and source.plan_id <> ''
  left join spend_name creative on creative.kind = 'creative' and creative.ad_platform = source.ad_platform
    and creative.id = source.creative_id and source.creative_id <> ''
  where cell.arrived_on between $1 and $2 and ($3 or cell.mark = '')
), people as (
  select ${above} as above, ${account} as account, ${key} as key, ad_platform <> '' as paid,
         ${sumOfSteps('')} as people,
         ${costedSteps.map((_, index) => `${sumOfSteps(ripeCondition(index))} as people_${index}`).join(',\n         ')},
         ${costedSteps.map((_, index) => `array[${['a', 'b', 'c'].map((grade) => `coalesce(sum(grade_${grade})${ripeCondition(index)}, 0)::bigint`).join(', ')}] as grades_${index}`).join(',\n         ')}
  from came where true ${narrowed} group by 1, 2, 3, 4 having sum(came.people[1]) > 0
), cost as (
  select row.day, row.ad_platform, row.account_id, row.plan_id, row.creative_id, row.spend_fen, row.impressions, row.clicks
  from spend_version version join spend_row row
    on (row.run_id, row.ad_platform, row.account_id, row.day)
     = (version.run_id, version.ad_platform, version.account_id, version.day)
  where version.stands and version.day between $1 and $2
), spend as (
  select ${spendBreaksDownBy(breakdown) ? above : "''"} as above, ${spendBreaksDownBy(breakdown) ? account : "''"} as account,
         ${spendKey} as key, sum(spend_fen)::bigint as spend_fen, sum(impressions)::bigint as impressions,
         sum(clicks)::bigint as clicks,
         ${costedSteps.map((_, index) => `coalesce(sum(spend_fen)${ripeCondition(index)}, 0)::bigint as spend_${index}`).join(',\n         ')}
  from cost where true ${spendNarrowed} group by 1, 2, 3
)
select 'people' as kind, above, account, key, paid, people, array[${costedSteps.map((_, index) => `people_${index}`).join(', ')}] as ripe_people,
       array[${costedSteps.map((_, index) => `grades_${index}`).join(', ')}] as ripe_grades,
       null::bigint as spend_fen, null::bigint as impressions, null::bigint as clicks, null::bigint[] as ripe_spend
from people
union all
select 'spend', above, account, key, true, null, null, null, spend_fen, impressions, clicks,
       array[${costedSteps.map((_, index) => `spend_${index}`).join(', ')}]
from spend`;
}

/**
 * Which versions of spend stand behind the days. A day is restated where an import that was not taken back told it
 * before: what was brought in by mistake never counts as what it cost until then.
 */
export const spendBasisSql = `
select (select max(confirmed_at) from spend_run where state = 'confirmed') as newest_at,
       count(*)::int as parts, count(before.spend_fen)::int as restated, coalesce(max(version.version), 0)::int as highest_version,
       min(version.day) as first_day, max(version.day) as last_day, count(distinct version.day)::int as days,
       coalesce(sum(version.spend_fen), 0)::bigint as spend_fen,
       coalesce(sum(version.spend_fen - before.spend_fen), 0)::bigint as restated_by_fen
from spend_version version left join lateral (
  select earlier.spend_fen from spend_version earlier join spend_run run using (run_id)
  where (earlier.ad_platform, earlier.account_id, earlier.day) = (version.ad_platform, version.account_id, version.day)
    and earlier.version < version.version and run.state = 'confirmed'
  order by earlier.version desc limit 1
) before on true
where version.stands and version.day between $1 and $2`;
