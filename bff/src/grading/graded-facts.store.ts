import type { Queryable } from '../platform/database';
import type { LenderBands } from './grading.rules';
import type { GradableFact, Grade } from './policy';
import type { Period } from './period';

/** Facts that are held in memory at a time. */
const FACTS_PER_PAGE = 5_000;

/** A fact with the grade that stands for it now. */
export interface GradedFact {
  factId: string;
  factName: GradableFact;
  bands: LenderBands;
  revision: number;
  grade: Grade | null;
  expectedValueFen: number | null;
}

interface GradedFactRow {
  fact_id: string;
  at: string;
  risk_band: string | null;
  limit_band: string | null;
  rate_bps: number | null;
  revision: number;
  grade: Grade | null;
  expected_value_fen: number | null;
}

/** The rate of a fact, if it is the whole number that the catalogue promises. */
export const rateSql = `case when data ->> 'annualRateBps' ~ '^[0-9]{1,15}$' then (data ->> 'annualRateBps')::bigint end`;

/** The graded facts of one name and a time, page by page in the order in which they happened. */
export async function* gradedFacts(
  tx: Queryable,
  factName: GradableFact,
  period: Period,
): AsyncGenerator<GradedFact[]> {
  // As text, because a moment of the database is finer than one of ours.
  let after = { at: period.from.toISOString(), factId: '' };
  for (;;) {
    const rows = await tx.query<GradedFactRow>(pageSql, [
      factName,
      after.at,
      after.factId,
      period.to,
      FACTS_PER_PAGE,
    ]);
    const last = rows.at(-1);
    if (!last) return;
    after = { at: last.at, factId: last.fact_id };
    yield rows.map((row) => ({
      factId: row.fact_id,
      factName,
      bands: { riskBand: row.risk_band, limitBand: row.limit_band, annualRateBps: row.rate_bps },
      revision: row.revision,
      grade: row.grade,
      expectedValueFen: row.expected_value_fen,
    }));
    if (rows.length < FACTS_PER_PAGE) return;
  }
}

const pageSql = `
select fact.fact_id, fact.occurred_at::text as at, fact.data ->> 'riskBand' as risk_band,
       fact.data ->> 'limitBand' as limit_band, ${rateSql} as rate_bps,
       latest.revision, latest.grade, latest.expected_value_fen
from fact
cross join lateral (
  select revision, grade, expected_value_fen from grade_record
  where grade_record.fact_id = fact.fact_id order by revision desc limit 1
) latest
where fact.name = $1 and (fact.occurred_at, fact.fact_id) > ($2::timestamptz, $3) and fact.occurred_at < $4
  and fact.occurred_at >= $2::timestamptz
order by fact.occurred_at, fact.fact_id limit $5`;
