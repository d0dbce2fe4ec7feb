import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import type { Queryable } from '../../platform/database';
import { addPerson, appendVisit } from '../delivery.test-support';
import { changeRows } from './change-rows';
import { checkChain } from './check-chain';
import { deliveryIdOf } from './delivery-id';
import { insertRows } from './insert-rows';
import type { NewLedgerRow } from './ledger.types';

const rowsInLane = 1_500;
const pageEntries = 100;
/** So much in each row that a check which keeps what it read is found out. */
const rowBytes = 8_000;
const lane = 3;
const at = new Date('2026-11-22T04:00:00.123Z');

let database: TestDatabase;
let rows: NewLedgerRow[];

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const personId = await addPerson(db, 'granted');
  const factId = await appendVisit(db, personId);
  rows = Array.from({ length: rowsInLane }, (_, number) => {
    const key = { factId, accountId: 'marketing_core', event: `event ${number}`, revision: 0 };
    return {
      ...key,
      deliveryId: deliveryIdOf(key),
      sink: 'marketing_core',
      lane,
      factName: 'ad_touch_landed',
      personId,
      personSequence: 1,
      externalId: `${factId} ${number} ${'x'.repeat(rowBytes)}`,
      touchId: null,
      accountVersion: 1,
      grade: null,
      gradingVersion: null,
      expectedValueFen: null,
      occurredAt: at,
      expiresAt: null,
      state: 'queued',
      cause: null,
    };
  });
  await db.transaction((tx) => insertRows(tx, rows, at));
  // Every third has a second entry, far from its first.
  const ended = rows.filter((_, number) => number % 3 === 0);
  await db.transaction((tx) =>
    changeRows(
      tx,
      ended.map(({ deliveryId }) => ({
        deliveryId,
        to: 'suppressed',
        cause: 'consent_withdrawn',
        actor: 'worker',
        queue: 'remove',
      })),
      new Date(at.getTime() + 1_000),
    ),
  );
}, 60_000);
afterAll(() => database.drop(), 60_000);

class Undo extends Error {}

async function faultsAfter(change: (tx: Queryable) => Promise<unknown>) {
  let faults: unknown[] = [];
  await database.db
    .transaction(async (tx) => {
      await change(tx);
      faults = (await checkChain(tx, { pageEntries })).faults.map(({ deliveryId, fault }) => ({
        deliveryId,
        fault,
      }));
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return faults;
}

test('a lane of many pages is read to its end', async () => {
  expect(await checkChain(database.db, { pageEntries })).toEqual({
    chains: 1,
    entries: rowsInLane + rowsInLane / 3,
    rows: rowsInLane,
    faults: [],
  });
}, 60_000);

test('a row is named wherever in its lane it lies, and only that one', async () => {
  const inOrder = rows.map(({ deliveryId }) => deliveryId).sort();
  for (const place of [0, pageEntries - 1, pageEntries, 707, rowsInLane - 1]) {
    const deliveryId = inOrder[place]!;
    const changed = await faultsAfter((tx) =>
      tx.query(`update ledger_row set external_id = external_id || 'x' where delivery_id = $1`, [deliveryId]),
    );
    expect(changed).toEqual([{ deliveryId, fault: 'row_changed' }]);
    const taken = await faultsAfter(async (tx) => {
      await tx.query('delete from ledger_queue where delivery_id = $1', [deliveryId]);
      await tx.query('delete from ledger_row where delivery_id = $1', [deliveryId]);
    });
    expect(taken).toEqual([{ deliveryId, fault: 'row_missing' }]);
  }
}, 120_000);

test('a row that is told of on several pages and is not there is named once', async () => {
  const { deliveryId } = rows[0]!;
  const faults = await faultsAfter((tx) =>
    tx.query('delete from ledger_row where delivery_id = $1', [deliveryId]),
  );
  expect(faults).toEqual([{ deliveryId, fault: 'row_missing' }]);
}, 60_000);

test('a row that was moved into another lane is missing in its own and strange in the other', async () => {
  const { deliveryId } = rows[5]!;
  const faults = await faultsAfter((tx) =>
    tx.query('update ledger_row set lane = $2 where delivery_id = $1', [deliveryId, lane + 1]),
  );
  expect(faults).toEqual(
    expect.arrayContaining([
      { deliveryId, fault: 'row_missing' },
      { deliveryId, fault: 'row_changed' },
    ]),
  );
}, 60_000);

test('what is held in memory does not grow with the lane', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const heldBytes: number[] = [];
  const watched: Queryable = {
    ...database.db,
    query: async (sql, parameters) => {
      collect();
      heldBytes.push(process.memoryUsage().heapUsed);
      return database.db.query(sql, parameters);
    },
  };
  await checkChain(watched, { pageEntries });
  expect(heldBytes.length).toBeGreaterThan(rowsInLane / pageEntries);
  expect(Math.max(...heldBytes) - heldBytes[0]!).toBeLessThan((rowsInLane * rowBytes) / 2);
}, 60_000);
