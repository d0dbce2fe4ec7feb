import { laneOfSql } from '../../../bff/src/platform/outbox';
import type { Database } from '../../../bff/src/platform/database';
import { createIds } from '../../../bff/src/platform/ids';
import { chanceOf } from './chance';
import type { LabFactName, Scenario, ScenarioPerson } from './scenario';
import { worldStartMs } from './virtual-time';
import { emptyWorld, type LabPerson, makeWorld, registerLabSinks, type SetupChanges } from './world';

export interface Crowd {
  cameBy: ScenarioPerson['cameBy'];
  people: number;
}

const policies: Scenario['unknownPolicy'] = {
  core: 'resend_same_id',
  single: 'hold',
  batch: 'resend_same_id',
};
export const unlimited = { rate: { perSecond: 100_000, burst: 100_000 } };
const clock = { nowMs: () => worldStartMs, now: () => new Date(worldStartMs) };

/** Many people who all agreed to everything, in a world of its own; nothing has happened to them yet. */
export async function makeCrowd(
  db: Database,
  crowds: readonly Crowd[],
  changes: SetupChanges = {},
): Promise<LabPerson[]> {
  registerLabSinks();
  await emptyWorld(db);
  const people = crowds.flatMap(({ cameBy, people }) =>
    Array.from({ length: people }, (): ScenarioPerson => ({
      cameBy,
      adMeasurement: 'granted',
      facts: [],
      withdrawals: [],
    })),
  );
  const chance = chanceOf(crowds.length);
  const ids = createIds(clock, () => chance.next());
  const usual = { core: unlimited, single: unlimited, batch: unlimited };
  const setups = Object.fromEntries(
    (['core', 'single', 'batch'] as const).map((account) => [
      account,
      { ...usual[account], ...changes[account] },
    ]),
  );
  return makeWorld(db, { people, unknownPolicy: policies }, ids, chance, setups);
}

/**
 * So many facts of each person, in one statement: the same rows that as many transactions would leave. Facts of
 * one person follow each other by a millisecond.
 */
export async function pourFacts(
  db: Database,
  people: readonly LabPerson[],
  name: LabFactName,
  eachPerson: number,
  at: Date,
): Promise<number> {
  const rows = people.map(({ personId, touchId }) => ({ person_id: personId, touch_id: touchId }));
  await db.query(
    `with person as (select * from json_to_recordset($1::json) as person (person_id text, touch_id text)),
     known as (
       select person.*, coalesce((select last_sequence from fact_sequence one where one.person_id = person.person_id), 0) as before
       from person
     ),
     appended as (
       insert into fact (fact_id, person_id, person_sequence, name, schema_version, once_key, occurred_at, touch_id, host,
         data, recorded_at)
       select 'fct_' || upper(substr(md5(person_id || ' ' || before + number), 1, 26)), person_id, before + number, $2, 1,
         $2 || ':' || person_id || ':' || before + number, $4::timestamptz + number * interval '1 millisecond', touch_id, 'weapp', $5::jsonb, $4
       from known cross join generate_series(1, $3::int) as number
       returning fact_id, person_id, person_sequence
     ),
     numbered as (
       insert into fact_sequence (person_id, last_sequence)
       select person_id, max(person_sequence) from appended group by person_id
       on conflict (person_id) do update set last_sequence = excluded.last_sequence
     )
     insert into outbox (fact_id, person_id, person_sequence, lane)
     select fact_id, person_id, person_sequence, ${laneOfSql('person_id')} from appended`,
    [JSON.stringify(rows), name, eachPerson, at, JSON.stringify(dataOf(name))],
  );
  return people.length * eachPerson;
}

const someId = (prefix: string) => `${prefix}_${'0'.repeat(26)}`;

const dataOf = (name: LabFactName): Record<string, unknown> =>
  name === 'application_submitted'
    ? { applicationId: someId('app'), lenderCode: 'qingshan', completedSteps: 4, secondsSinceStart: 240 }
    : {
        loanId: someId('lon'),
        applicationId: someId('app'),
        amountFen: 500_000,
        months: 12,
        method: 'equal_installment',
        annualRateBps: 1_800,
        disbursedAt: '2026-11-22T00:00:00.000Z',
        limitBand: 'L2',
        riskBand: 'R2',
        nth: 2,
      };

/** Nothing waits to be planned or sent, but for what waits for a person. */
export async function isDrained(db: Database): Promise<boolean> {
  const { open } = await db.one<{ open: boolean }>(
    `select exists (select from outbox) or exists (
       select from ledger_queue join account using (account_id) join ledger_row row using (delivery_id)
       where claim_epoch is not null or (waits_for is null and not (account.owner = 'core' and row.state = 'unknown'))
     ) as open`,
  );
  return !open;
}
