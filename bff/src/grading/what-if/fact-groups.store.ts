import type { Queryable } from '../../platform/database';
import { rateSql } from '../graded-facts.store';
import type { Period } from '../period';
import { type GradableFact, gradableFacts, type Grade } from '../policy';

/** Facts that nothing tells apart: the same day, the same bands, the same grade until now. */
export interface FactGroup {
  factName: GradableFact;
  day: string;
  adPlatform: string;
  riskBand: string | null;
  limitBand: string | null;
  /** One rate of the group, as good as every other of it. */
  annualRateBps: number | null;
  /** False: the fact was never planned, so no grade was frozen for it. */
  recorded: boolean;
  grade: Grade | null;
  expectedValueFen: number | null;
  /** For what is not recorded: which of the changes of policy was the last one before it; 0 for none. */
  change: number;
  facts: number;
  exampleFactIds: string[];
}

interface GroupRow {
  name: GradableFact;
  day: string;
  ad_platform: string;
  risk_band: string | null;
  limit_band: string | null;
  rate_bps: number | null;
  recorded: boolean;
  grade: Grade | null;
  expected_value_fen: number | null;
  change: number;
  facts: number;
  first_fact_id: string;
  last_fact_id: string;
}

/** What the policies in question tell apart, both in rising order. */
export interface Distinctions {
  /** The moments of another policy coming into force; null: since ever. */
  changes: readonly (Date | null)[];
  /** Where a row begins or ends. Rates between two of these have one grade, so they need not be told apart. */
  rateBoundsBps: readonly number[];
}

/** How many facts a question would look at; counting stops above the limit. */
export async function countFacts(db: Queryable, period: Period, limit: number): Promise<number> {
  const { count } = await db.one<{ count: number }>(
    `select count(*) from (
       select from fact where name = any($1) and occurred_at >= $2 and occurred_at < $3 limit $4
     ) counted`,
    [gradableFacts, period.from, period.to, limit + 1],
  );
  return count;
}

/** Counts the facts of a time in groups: as many as there are kinds of facts, however many facts there are. */
export async function factGroups(
  db: Queryable,
  period: Period,
  { changes, rateBoundsBps }: Distinctions,
): Promise<FactGroup[]> {
  const moments = changes.map((moment) => moment?.toISOString() ?? '-infinity');
  const parameters = [gradableFacts, period.from, period.to, moments, rateBoundsBps];
  const rows = await db.query<GroupRow>(groupsSql, parameters);
  return rows.map((row) => ({
    factName: row.name,
    day: row.day,
    adPlatform: row.ad_platform,
    riskBand: row.risk_band,
    limitBand: row.limit_band,
    annualRateBps: row.rate_bps,
    recorded: row.recorded,
    grade: row.grade,
    expectedValueFen: row.expected_value_fen,
    change: row.change,
    facts: row.facts,
    exampleFactIds: [...new Set([row.first_fact_id, row.last_fact_id])],
  }));
}

// Ids are compared byte by byte, which is several times as fast as by the rules of a language.
const groupsSql = `
select fact.name, (fact.occurred_at at time zone 'Asia/Shanghai')::date as day,
       coalesce(touch.ad_platform, 'none') as ad_platform, data ->> 'riskBand' as risk_band,
       data ->> 'limitBand' as limit_band, width_bucket(${rateSql}, $5::bigint[]) as rate_range,
       first_grade.fact_id is not null as recorded,
       case when regraded.fact_id is null then first_grade.grade else regraded.grade end as grade,
       case when regraded.fact_id is null then first_grade.expected_value_fen
            else regraded.expected_value_fen end as expected_value_fen,
       case when first_grade.fact_id is null then width_bucket(fact.occurred_at, $4::timestamptz[]) else 0 end as change,
       min(${rateSql}) as rate_bps, count(*)::int as facts,
       min(fact.fact_id collate "C") as first_fact_id, max(fact.fact_id collate "C") as last_fact_id
from fact
left join grade_record first_grade on first_grade.fact_id = fact.fact_id and first_grade.revision = 0
left join (
  select distinct on (fact_id) fact_id, grade, expected_value_fen from grade_record
  where revision > 0 order by fact_id, revision desc
) regraded on regraded.fact_id = fact.fact_id
left join registration_credit on registration_credit.person_id = fact.person_id
left join touch on touch.touch_id = registration_credit.touch_id
where fact.name = any($1) and fact.occurred_at >= $2 and fact.occurred_at < $3
group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10`;

/** The rates of a few facts, each its own. */
export async function ratesOf(
  db: Queryable,
  factIds: readonly string[],
): Promise<Map<string, number | null>> {
  const rows = await db.query<{ fact_id: string; rate_bps: number | null }>(
    `select fact_id, ${rateSql} as rate_bps from fact where fact_id = any($1)`,
    [factIds],
  );
  return new Map(rows.map((row) => [row.fact_id, row.rate_bps]));
}
