import type { FactId, PersonId } from '@loudou/shared/ids';
import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import {
  addPerson,
  appendReturn,
  appendSettled,
  decide,
  platformOn,
  stateOf,
} from '../delivery.test-support';
import { checkChain } from '../ledger/check-chain';
import { resolveAbandoned } from './abandoned';
import { LaneLeases } from './lane-leases';
import { LedgerWorker } from './ledger-worker';

const lanes = Array.from({ length: 16 }, (_, lane) => lane);
const limitMs = 60_000;

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
}, limitMs);
afterEach(() => database.drop(), limitMs);

/** Everything that is planned lies in the hands of a worker that is gone. */
async function abandon(): Promise<void> {
  const { db } = database;
  const worker = new LedgerWorker({
    platform: platformOn(db),
    worker: 'wrk_1',
    leases: new LaneLeases('wrk_1', null, { now: () => null, monotonicMs: () => performance.now() }),
    sendRequest: () => Promise.resolve({ unsent: 'nobody' }),
    worldNow: () => new Date(),
    random: () => 0,
    nonce: () => '0'.repeat(32),
    signal: new AbortController().signal,
  });
  await worker.beat(db);
  while ((await worker.plan()) > 0);
  await db.query(`update ledger_queue set claim_epoch = 0, claimed_by = 'wrk_0', claimed_at = now()`);
}

const resolve = () =>
  resolveAbandoned(
    platformOn(database.db),
    lanes.map((lane) => ({ lane, epoch: 1 })),
    new Map(),
    () => 0,
  );

async function fateOf(factId: FactId) {
  const { state, cause, attempts } = await stateOf(database.db, factId);
  const { claims } = await database.db.one<{ claims: number }>(
    'select count(claim_epoch)::int as claims from ledger_queue',
  );
  expect(claims).toBe(0);
  return { state, cause, attempts };
}

const unknown = { state: 'unknown', cause: 'worker_lost', attempts: 1 };
const untouched = { state: 'queued', cause: null, attempts: 0 };

const merge = (visitor: PersonId, known: PersonId) =>
  database.db.query('update person set merged_into = $2 where person_id = $1', [visitor, known]);

test(
  'what may have been sent is unknown; what nobody could have sent goes back as it was',
  async () => {
    const { db } = database;
    const agreed = await appendReturn(db, await addPerson(db, 'granted'));
    const declined = await appendReturn(db, await addPerson(db, 'declined'));
    const neverAsked = await appendReturn(db, await addPerson(db));
    const ofContract = await appendSettled(db, await addPerson(db, 'declined'));
    await abandon();
    expect(await resolve()).toBe(4);
    expect(await fateOf(agreed)).toEqual(unknown);
    expect(await fateOf(declined)).toEqual(untouched);
    expect(await fateOf(neverAsked)).toEqual(untouched);
    expect(await fateOf(ofContract)).toEqual(unknown);
    expect((await checkChain(db)).faults).toEqual([]);
    expect(await resolve()).toBe(0);
  },
  limitMs,
);

test(
  'who agreed after the claim, or withdrew around it, may have been told of',
  async () => {
    const { db } = database;
    const [late, withdrawn] = [await addPerson(db), await addPerson(db, 'granted')];
    await decide(db, withdrawn, 'application_processing', 'withdrawn');
    const facts = [await appendReturn(db, late), await appendReturn(db, withdrawn)];
    await abandon();
    await decide(db, late, 'application_processing', 'granted');
    await decide(db, late, 'application_processing', 'withdrawn');
    await resolve();
    for (const fact of facts) expect(await fateOf(fact)).toEqual(unknown);
  },
  limitMs,
);

test(
  'a withdrawal from long before the claim was in sight of every worker',
  async () => {
    const { db } = database;
    const person = await addPerson(db, 'granted');
    await decide(db, person, 'application_processing', 'withdrawn');
    await db.query(`update consent_record set recorded_at = now() - interval '1 hour'`);
    const fact = await appendReturn(db, person);
    await abandon();
    await resolve();
    expect(await fateOf(fact)).toEqual(untouched);
  },
  limitMs,
);

test(
  'an agreement of whoever is the same person counts, whenever that came out',
  async () => {
    const { db } = database;
    const [visitor, known] = [await addPerson(db), await addPerson(db, 'granted')];
    const fact = await appendReturn(db, visitor);
    await abandon();
    await merge(visitor, known);
    await resolve();
    expect(await fateOf(fact)).toEqual(unknown);
  },
  limitMs,
);

test(
  'a row that was in doubt already stays so when it comes back',
  async () => {
    const { db } = database;
    const fact = await appendReturn(db, await addPerson(db, 'granted'));
    await abandon();
    await resolve();
    await db.query('delete from consent_record');
    await db.query(`update ledger_queue set claim_epoch = 0, claimed_by = 'wrk_0', claimed_at = now()`);
    await resolve();
    expect(await fateOf(fact)).toEqual(unknown);
  },
  limitMs,
);
