import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import {
  addPerson,
  appendVisit,
  decide,
  deliverTo,
  eventually,
  platformOn,
  stateOf,
} from '../delivery.test-support';
import type { Delivery } from '../start-delivery';
import { LaneLeases } from './lane-leases';
import { LedgerWorker } from './ledger-worker';

let database: TestDatabase;
let delivery: Delivery | null = null;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await delivery?.stop();
  delivery = null;
  await database.drop();
});

test('a receiver that echoes what it got puts no click id into the chain', async () => {
  const echo = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += chunk));
    request.on('end', () => response.writeHead(422).end(`bad: ${text}`));
  });
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
  const personId = await addPerson(database.db, 'granted');
  await decide(database.db, personId, 'ad_measurement', 'granted');
  const factId = await appendVisit(database.db, personId);
  delivery = await deliverTo(database.db, `http://127.0.0.1:${(echo.address() as AddressInfo).port}/`);
  await eventually(async () => expect((await stateOf(database.db, factId)).state).toBe('parked'));
  echo.closeAllConnections();
  echo.close();
  const responses = await database.db.query<{ response: string }>(
    'select response from ledger_entry where response is not null',
  );
  expect(responses).toHaveLength(1);
  expect(responses[0]!.response).toContain('bad: ');
  expect(responses[0]!.response).not.toContain('click-1');
});

test('a regrading that waits when a worker starts is not taken for told before there are accounts', async () => {
  const { db } = database;
  const factId = await appendVisit(db, await addPerson(db));
  await db.query(
    `insert into grade_record (fact_id, fact_name, revision, policy_version, grade, expected_value_fen, cause, made_by, made_at)
     values ($1, 'loan_disbursed', 0, 1, 'A', 1, null, 't', now()), ($1, 'loan_disbursed', 1, 1, 'B', 1, 'moved', 't', now())`,
    [factId],
  );
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
  expect(await worker.planRegrades()).toBe(0);
  await worker.beat(db);
  expect(await worker.planRegrades()).toBe(1);
});
