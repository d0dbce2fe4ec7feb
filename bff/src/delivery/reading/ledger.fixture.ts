import type { FactName } from '@loudou/shared/catalogue';
import type { FactId, PersonId, TouchId } from '@loudou/shared/ids';
import { newId } from '@loudou/shared/ids';
import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import { changeRows } from '../ledger/change-rows';
import { deliveryIdOf } from '../ledger/delivery-id';
import { insertRows } from '../ledger/insert-rows';
import type { LedgerState, NewLedgerRow, RowChange } from '../ledger/ledger.types';

export const core = 'marketing_core';

/** Rows as the planner and the dispatcher leave them, made by the same two doors. */
export function ledgerFixture(db: Database, clock: Clock & { advance(ms: number): void }) {
  const source = { nowMs: () => clock.nowMs(), random: Math.random };
  const sequences = new Map<string, number>();

  async function addAccount(accountId: string, sink: string, label = accountId): Promise<string> {
    await db.query(
      `insert into account (account_id, sink, label, platform_account_id, status, active_version, created_at)
       values ($1, $2, $3, $1, 'running', 1, $4)`,
      [accountId, sink, label, clock.now()],
    );
    await db.query(
      `insert into account_version (account_id, version, setup, made_by, made_at) values ($1, 1, '{}', 'test', $2)`,
      [accountId, clock.now()],
    );
    await db.query('insert into account_health (account_id, changed_at) values ($1, $2)', [
      accountId,
      clock.now(),
    ]);
    return accountId;
  }

  async function addPerson(mergedInto: PersonId | null = null): Promise<PersonId> {
    const personId = newId('person', source);
    await db.query('insert into person (person_id, created_at, merged_into) values ($1, $2, $3)', [
      personId,
      clock.now(),
      mergedInto,
    ]);
    return personId;
  }

  async function decide(
    personId: PersonId,
    decision: 'granted' | 'declined' | 'withdrawn',
    named: { purpose?: string; recipients?: string[]; fields?: string[] } = {},
  ): Promise<void> {
    await db.query(
      `insert into consent_record (consent_id, person_id, purpose, decision, document_version, document_hash,
         recorded_at, recipients, fields)
       values ($1, $2, $3, $4, '2026-11', $5, $6, $7, $8)`,
      [
        newId('consent', source),
        personId,
        named.purpose ?? 'ad_measurement',
        decision,
        '0'.repeat(64),
        clock.now(),
        named.recipients ?? null,
        named.fields ?? null,
      ],
    );
  }

  async function addFact(personId: PersonId, name: FactName = 'user_registered'): Promise<FactId> {
    const factId = newId('fact', source);
    const sequence = (sequences.get(personId) ?? 0) + 1;
    sequences.set(personId, sequence);
    await db.query(
      `insert into fact (fact_id, person_id, person_sequence, name, schema_version, once_key, occurred_at, host, data, recorded_at)
       values ($1, $2, $3, $4, 1, $1, $5, 'tt', '{}', $5)`,
      [factId, personId, sequence, name, clock.now()],
    );
    return factId;
  }

  /** A row of a new fact of this person, in the state asked for. */
  async function addRow(
    wanted: Partial<Omit<NewLedgerRow, 'state'>> & {
      personId: PersonId;
      state?: LedgerState;
      queue?: RowChange['queue'];
    },
  ): Promise<string> {
    const { state = 'queued', queue, ...rest } = wanted;
    const factName = rest.factName ?? 'user_registered';
    const factId = rest.factId ?? (await addFact(rest.personId, factName));
    const accountId = rest.accountId ?? core;
    const event = rest.event ?? factName;
    const deliveryId = deliveryIdOf({ factId, accountId, event, revision: rest.revision ?? 0 });
    const account = await db.one<{ sink: string }>('select sink from account where account_id = $1', [
      accountId,
    ]);
    const fact = await db.one<{ person_sequence: number }>(
      'select person_sequence from fact where fact_id = $1',
      [factId],
    );
    const row: NewLedgerRow = {
      deliveryId,
      accountId,
      sink: account.sink,
      lane: laneOf(rest.personId),
      factId,
      factName,
      personSequence: fact.person_sequence,
      event,
      revision: 0,
      externalId: deliveryId,
      touchId: null,
      accountVersion: 1,
      grade: null,
      gradingVersion: null,
      expectedValueFen: null,
      occurredAt: clock.now(),
      expiresAt: null,
      cause: null,
      ...rest,
      state: 'queued',
    };
    await db.transaction((tx) => insertRows(tx, [row], clock.now()));
    if (state !== 'queued' || queue) await change(deliveryId, state, queue ?? queueAt(state, clock.now()));
    return deliveryId;
  }

  function change(
    deliveryId: string,
    to: LedgerState,
    queue: RowChange['queue'],
    cause: string | null = null,
  ) {
    clock.advance(1_000);
    const attempt =
      to === 'queued'
        ? {}
        : {
            attempt: {
              number: 1,
              startedAt: new Date(clock.nowMs() - 400),
              durationMs: 380,
              httpStatus: 200,
              request: 'POST /api {"callback":"B.Tu…"}',
              response: '{"code":0}',
            },
          };
    return db.transaction((tx) =>
      changeRows(tx, [{ deliveryId, to, cause, actor: 'worker', queue, ...attempt }], clock.now()),
    );
  }

  const stateOf = (deliveryId: string) =>
    db.one<{
      state: LedgerState;
      cause: string | null;
      external_id: string;
      waits_for: string | null;
      queued: boolean;
    }>(
      `select row.state, row.cause, row.external_id, queue.waits_for, queue.delivery_id is not null as queued
       from ledger_row row left join ledger_queue queue using (delivery_id) where delivery_id = $1`,
      [deliveryId],
    );

  const addTouch = async (personId: PersonId, clickLookup: Buffer | null = null): Promise<TouchId> => {
    const touchId = newId('touch', source);
    await db.query(
      `insert into touch (touch_id, person_id, device_id, host, entry_kind, entry_mode, ad_platform, click_lookup, ids,
         raw, paid_click, once_key, arrived_at)
       values ($1, $2, 'dev', 'tt', 'ad', 'cold', 'ocean_engine', $3, '{}', '{}', true, $1, $4)`,
      [touchId, personId, clickLookup, clock.now()],
    );
    return touchId;
  };

  return { addAccount, addPerson, addFact, addRow, addTouch, change, decide, stateOf };
}

export type LedgerFixture = ReturnType<typeof ledgerFixture>;

function queueAt(state: LedgerState, at: Date): RowChange['queue'] {
  if (state === 'parked') return { dueAt: at, waitsFor: 'parked' };
  if (state === 'unknown') return { dueAt: at, waitsFor: 'decision' };
  return state === 'queued' ? { dueAt: at } : 'remove';
}

const laneOf = (personId: string) => [...personId].reduce((sum, digit) => sum + digit.charCodeAt(0), 0) % 16;
