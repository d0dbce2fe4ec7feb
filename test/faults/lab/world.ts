import type { PersonId, TouchId } from '@loudou/shared/ids';
import { defaultProduct } from '@loudou/shared/product';
import { sinkDefinitions } from '../../../bff/src/delivery/sinks';
import type { SinkDefinition } from '../../../bff/src/delivery/sinks/sink-definition';
import type { Database } from '../../../bff/src/platform/database';
import { createIds, type Ids } from '../../../bff/src/platform/ids';
import { createLogger } from '../../../bff/src/platform/logger';
import { createMetrics } from '../../../bff/src/platform/metrics';
import type { Platform } from '../../../bff/src/platform/platform';
import { createVault } from '../../../bff/src/platform/vault';
import type { Chance } from './chance';
import { batchSink, singleSink } from './lab-sinks';
import { endpointOf } from './network';
import { coreSecret } from './receivers/core-receiver';
import { type LabAccount, labAccounts, type Scenario, type ScenarioPerson } from './scenario';
import { worldStartMs } from './virtual-time';

/** Registers the platforms of the laboratory beside the real ones; their names are nobody else's. */
export function registerLabSinks(): void {
  const registry = sinkDefinitions as Map<string, SinkDefinition>;
  for (const sink of [singleSink, batchSink]) registry.set(sink.name, sink as unknown as SinkDefinition);
}

const vault = createVault(Buffer.alloc(32, 3).toString('base64'));
const metrics = createMetrics();

export function labPlatform(db: Database, clock: Platform['clock'], random: () => number): Platform {
  return {
    db,
    clock,
    ids: createIds(clock, random),
    vault,
    metrics,
    product: defaultProduct,
    logger: createLogger({ level: process.env.LAB_LOG ?? 'silent' }),
  };
}

const sinkOf: Record<LabAccount, string> = {
  core: 'marketing_core',
  single: 'lab_single',
  batch: 'lab_batch',
};
const platformOf = { single: 'ocean_engine', batch: 'tencent_ads' } as const;
const mappedFacts = [
  'user_registered',
  'application_submitted',
  'credit_approved',
  'loan_disbursed',
  'repeat_drawn',
];

const leftovers = [
  'delete from ledger_queue',
  'delete from ledger_entry',
  'delete from ledger_chain',
  'delete from ledger_row',
  'delete from untold_fact',
  'delete from outbox',
  'delete from grade_record',
  'delete from fact',
  'delete from fact_sequence',
  'delete from consent_record',
  'delete from registration_credit',
  'delete from touch',
  'delete from person',
  'delete from account_health',
  'delete from account_version',
  'delete from account',
  'delete from grading_policy where version > 1',
  'delete from worker_presence',
  `update lane_lease set owner = null, presence = null, expires_at = '-infinity'`,
].join(';');

/** Everything of the run before goes; a run is alone in its database. */
export const emptyWorld = (db: Database): Promise<unknown> => db.query(leftovers);

export interface LabPerson {
  personId: PersonId;
  touchId: TouchId | null;
  scenario: ScenarioPerson;
}

/** What differs from the usual set-up of an account. */
export type SetupChanges = Partial<Record<LabAccount, Record<string, unknown>>>;

export async function makeWorld(
  db: Database,
  scenario: Pick<Scenario, 'people' | 'unknownPolicy'>,
  ids: Ids,
  chance: Chance,
  changes: SetupChanges = {},
): Promise<LabPerson[]> {
  await makeAccounts(db, scenario, chance, changes);
  const people = scenario.people.map((person) => ({
    personId: ids.next('person'),
    touchId: person.cameBy ? ids.next('touch') : null,
    scenario: person,
  }));
  await makePeople(db, people);
  await makeConsents(db, people, ids);
  return people;
}

async function makeAccounts(
  db: Database,
  scenario: Pick<Scenario, 'unknownPolicy'>,
  chance: Chance,
  changes: SetupChanges,
): Promise<void> {
  const rows = labAccounts.map((account) => ({
    account_id: account,
    sink: sinkOf[account],
    setup: { ...setupOf(account, scenario, chance), ...changes[account] },
    secrets: sealedSecrets(account).toString('hex'),
  }));
  await db.query(
    `with made as (select * from json_to_recordset($1::json) as made (account_id text, sink text, setup jsonb, secrets text)),
     accounts as (
       insert into account (account_id, sink, label, platform_account_id, status, active_version, secrets_sealed, created_at)
       select account_id, sink, account_id, account_id, 'running', 1, decode(secrets, 'hex'), $2 from made
     ),
     versions as (
       insert into account_version (account_id, version, setup, made_by, made_at)
       select account_id, 1, setup, 'lab', $2 from made
     )
     insert into account_health (account_id, changed_at) select account_id, $2 from made`,
    [JSON.stringify(rows), new Date(worldStartMs)],
  );
}

function setupOf(account: LabAccount, scenario: Pick<Scenario, 'unknownPolicy'>, chance: Chance) {
  const isCore = account === 'core';
  return {
    unknownPolicy: scenario.unknownPolicy[account],
    unknownWaitSeconds: 5,
    timeoutMs: 5_000,
    rate: chance.hits(0.2)
      ? { perSecond: chance.pick([1, 5, 50]), burst: 5 }
      : { perSecond: 100_000, burst: 100_000 },
    windows: { clickDays: 30, deepClickDays: 90, eventHours: 168 },
    retryHours: 240,
    mapping: isCore
      ? []
      : mappedFacts.map((fact) => ({
          fact,
          event: fact,
          goal: fact === 'user_registered' ? 'shallow' : 'deep',
          touch: fact === 'user_registered' ? 'arrival' : 'registration',
        })),
    settings: isCore
      ? { endpoint: endpointOf('core'), source: '/loudou/lab', publicUrl: 'https://loan.example.com' }
      : { endpoint: endpointOf(account) },
  };
}

const sealed = new Map<LabAccount, Buffer>();
function sealedSecrets(account: LabAccount): Buffer {
  const secrets = account === 'core' ? { live: [coreSecret] } : { token: 'token of the laboratory' };
  if (!sealed.has(account))
    sealed.set(account, vault.sealSecret(`account ${account}`, JSON.stringify(secrets)));
  return sealed.get(account)!;
}

async function makePeople(db: Database, people: readonly LabPerson[]): Promise<void> {
  const rows = people.map(({ personId, touchId, scenario }) => ({
    person_id: personId,
    touch_id: touchId,
    ad_platform: scenario.cameBy && platformOf[scenario.cameBy],
  }));
  await db.query(
    `with made as (select * from json_to_recordset($1::json) as made (person_id text, touch_id text, ad_platform text)),
     people as (insert into person (person_id, created_at) select person_id, $2 from made returning person_id),
     touches as (
       insert into touch (touch_id, person_id, device_id, host, entry_kind, entry_mode, ad_platform, click_id, ids, raw,
         paid_click, once_key, arrived_at)
       select touch_id, person_id, 'dev_lab', 'weapp', 'ad', 'cold', ad_platform, 'click of ' || person_id, '{}', '{}',
         true, touch_id, $2
       from made where touch_id is not null
     )
     insert into registration_credit (person_id, touch_id, rule_version, credited_at)
     select person_id, touch_id, 'lab', $2 from made where touch_id is not null`,
    [JSON.stringify(rows), new Date(worldStartMs)],
  );
}

async function makeConsents(db: Database, people: readonly LabPerson[], ids: Ids): Promise<void> {
  const decisions = people.flatMap(({ personId, scenario }) => [
    { person_id: personId, purpose: 'application_processing', decision: 'granted' },
    ...(scenario.adMeasurement === 'never_asked'
      ? []
      : [{ person_id: personId, purpose: 'ad_measurement', decision: scenario.adMeasurement }]),
  ]);
  await insertConsents(
    db,
    decisions.map((one) => ({ ...one, consent_id: ids.next('consent') })),
    new Date(worldStartMs),
  );
}

export interface ConsentRow {
  consent_id: string;
  person_id: string;
  purpose: string;
  decision: string;
}

export async function insertConsents(
  db: Pick<Database, 'query'>,
  rows: readonly ConsentRow[],
  at: Date,
): Promise<void> {
  await db.query(
    `insert into consent_record (consent_id, person_id, purpose, decision, document_version, document_hash, recorded_at,
       recipients, fields)
     select consent_id, person_id, purpose, decision, '2026-11', repeat('0', 64), $2,
       array['ocean_engine', 'tencent_ads'], array['click_id', 'funnel_step', 'outcome_grade', 'outcome_value']
     from json_to_recordset($1::json) as made (consent_id text, person_id text, purpose text, decision text)`,
    [JSON.stringify(rows), at],
  );
}
