import { newId } from '@loudou/shared/ids';
import { consoleBrowser, type standingClock } from '../operator/operator.fixture';
import type { Database } from '../platform/database';
import type { Operator, OperatorContext } from '../platform/trpc';
import type { GradableFact } from './policy';

export const admin: Operator = { operatorId: 'opr_admin', displayName: 'Lin', role: 'admin' };
export const analyst: Operator = { operatorId: 'opr_analyst', displayName: 'Zhou', role: 'analyst' };

export type StandingClock = ReturnType<typeof standingClock>;

/** A call from the console by somebody who is signed in. */
export function callBy(operator: Operator, db: Database, clock: StandingClock): OperatorContext {
  return {
    ...consoleBrowser(db, clock),
    operator,
    operatorToken: 'token',
    findOperator: async () => operator,
  };
}

export interface PlantedFact {
  name?: GradableFact;
  at: Date;
  riskBand?: string;
  limitBand?: string;
  annualRateBps?: number;
  /** The platform whose click the registration was credited to. */
  adPlatform?: string;
}

/** Facts as they lie in the store, each of a person of its own. Answers with their ids, in the order given. */
export async function plantFacts(db: Database, facts: readonly PlantedFact[]): Promise<string[]> {
  const made = facts.map((fact) => {
    const source = { nowMs: () => fact.at.getTime(), random: Math.random };
    return { ...fact, factId: newId('fact', source), personId: newId('person', source) };
  });
  await db.query(
    `insert into fact (fact_id, person_id, person_sequence, name, schema_version, once_key, occurred_at, data, recorded_at)
     select fact_id, person_id, 1, name, 1, fact_id, at, data, at
     from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::jsonb[]) as planted (fact_id, person_id, name, at, data)`,
    [
      made.map(({ factId }) => factId),
      made.map(({ personId }) => personId),
      made.map(({ name }) => name ?? 'credit_approved'),
      made.map(({ at }) => at),
      made.map(({ riskBand = 'R2', limitBand = 'L3', annualRateBps = 1_800 }) =>
        JSON.stringify({ riskBand, limitBand, annualRateBps }),
      ),
    ],
  );
  const credited = made.filter(({ adPlatform }) => adPlatform);
  const columns = [credited.map(({ personId }) => personId), credited.map(({ adPlatform }) => adPlatform)];
  await db.query('insert into person (person_id, created_at) select unnest($1::text[]), now()', [columns[0]]);
  await db.query(
    `insert into touch (touch_id, person_id, device_id, host, entry_kind, entry_mode, ad_platform, ids, raw, paid_click, once_key, arrived_at)
     select 'tch_' || person_id, person_id, 'dev', 'tt', 'ad', 'cold', ad_platform, '{}', '{}', true, person_id, now()
     from unnest($1::text[], $2::text[]) as credited (person_id, ad_platform)`,
    columns,
  );
  await db.query(
    `insert into registration_credit (person_id, touch_id, rule_version, credited_at)
     select person_id, 'tch_' || person_id, '1', now() from unnest($1::text[]) as credited (person_id)`,
    [columns[0]],
  );
  return made.map(({ factId }) => factId);
}
