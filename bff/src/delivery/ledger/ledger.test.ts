import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { addPerson, appendReturn, appendVisit } from '../delivery.test-support';
import { changeRows, LedgerRowMissing } from './change-rows';
import { checkChain } from './check-chain';
import { deliveryIdOf } from './delivery-id';
import { insertRows } from './insert-rows';
import type { NewLedgerRow } from './ledger.types';

let database: TestDatabase;
const at = new Date('2026-11-22T04:00:00.123Z');
let rows: NewLedgerRow[];

beforeEach(async () => {
  database = await createTestDatabase();
  const personId = await addPerson(database.db, 'granted');
  const facts = [await appendVisit(database.db, personId), await appendReturn(database.db, personId)];
  rows = facts.map((factId, index) => {
    const key = { factId, accountId: 'marketing_core', event: 'x', revision: 0 };
    return {
      ...key,
      deliveryId: deliveryIdOf(key),
      sink: 'marketing_core',
      lane: 3,
      factName: index === 0 ? 'ad_touch_landed' : 'user_returned',
      personId,
      personSequence: index + 1,
      externalId: factId,
      touchId: null,
      accountVersion: 1,
      grade: 'A',
      gradingVersion: 1,
      expectedValueFen: 8_640,
      occurredAt: at,
      expiresAt: new Date(at.getTime() + 1_000),
      state: 'queued',
      cause: null,
    };
  });
  await database.db.transaction((tx) => insertRows(tx, rows, at));
  await accept(rows[0]!.deliveryId);
});
afterEach(() => database.drop());

const accept = (deliveryId: string) =>
  database.db.transaction((tx) =>
    changeRows(
      tx,
      [
        {
          deliveryId,
          to: 'accepted',
          cause: null,
          actor: 'worker',
          queue: 'remove',
          details: '{"consents":[]}',
          attempt: {
            number: 1,
            startedAt: at,
            durationMs: 12,
            httpStatus: 200,
            request: 'POST /x',
            response: '200 {"code":0}',
          },
        },
      ],
      new Date(at.getTime() + 500),
    ),
  );

test('an untouched ledger checks clean', async () => {
  expect(await checkChain(database.db)).toEqual({ chains: 1, entries: 3, rows: 2, faults: [] });
});

test('planning the same fact again makes nothing new', async () => {
  await database.db.transaction((tx) => insertRows(tx, rows, at));
  expect(await checkChain(database.db)).toMatchObject({ entries: 3, rows: 2, faults: [] });
});

test('a change of a row that is not there changes nothing at all', async () => {
  const unknown = { deliveryId: 'dlv_none', to: 'accepted', cause: null, actor: 'x', queue: 'keep' } as const;
  await expect(
    database.db.transaction((tx) =>
      changeRows(tx, [{ ...unknown, deliveryId: rows[1]!.deliveryId }, unknown], at),
    ),
  ).rejects.toThrow(LedgerRowMissing);
  expect(await checkChain(database.db)).toMatchObject({ entries: 3, faults: [] });
});

const altered: Record<string, string> = {
  text: `overlay(coalesce(%s, 'a') placing 'z' from 1 for 1)`,
  smallint: 'coalesce(%s, 0) + 1',
  integer: 'coalesce(%s, 0) + 1',
  bigint: 'coalesce(%s, 0) + 1',
  'timestamp with time zone': `coalesce(%s, now()) + interval '1 microsecond'`,
  bytea: `set_byte(%s, 0, get_byte(%s, 0) # 1)`,
};

async function columnsOf(table: string) {
  return database.db.query<{ column_name: string; data_type: string }>(
    'select column_name, data_type from information_schema.columns where table_name = $1 order by ordinal_position',
    [table],
  );
}

test('one value changed in any column of a row, and the check names the row', async () => {
  await database.db.query('alter table ledger_queue drop constraint ledger_queue_delivery_id_fkey');
  await database.db.query('alter table ledger_row drop constraint ledger_row_fact_id_fkey');
  await database.db.query('alter table ledger_row drop constraint ledger_row_account_id_fkey');
  await database.db.query('alter table ledger_row drop constraint ledger_row_state_check');
  await database.db.query('alter table ledger_row drop constraint ledger_row_grade_check');
  const { deliveryId } = rows[0]!;
  for (const { column_name: column, data_type } of await columnsOf('ledger_row')) {
    await database.db
      .transaction(async (tx) => {
        const value = altered[data_type]!.replaceAll('%s', column);
        await tx.query(`update ledger_row set ${column} = ${value} where delivery_id = $1`, [deliveryId]);
        const { faults } = await checkChain(tx);
        expect({ column, named: faults.map((fault) => fault.deliveryId) }).toEqual({
          column,
          named: expect.arrayContaining([deliveryId]),
        });
        throw new Error('undo');
      })
      .catch((error: Error) => {
        if (error.message !== 'undo') throw error;
      });
  }
  expect((await checkChain(database.db)).faults).toEqual([]);
});

test('one value changed in any column of an entry, and the check names the row that it belongs to', async () => {
  const { deliveryId } = rows[0]!;
  for (const { column_name: column, data_type } of await columnsOf('ledger_entry')) {
    await database.db
      .transaction(async (tx) => {
        const value = altered[data_type]!.replaceAll('%s', column);
        await tx.query(
          `update ledger_entry set ${column} = ${value} where delivery_id = $1 and to_state = 'accepted'`,
          [deliveryId],
        );
        const { faults } = await checkChain(tx);
        expect({ column, named: faults.map((fault) => fault.deliveryId) }).toEqual({
          column,
          named: expect.arrayContaining([deliveryId]),
        });
        throw new Error('undo');
      })
      .catch((error: Error) => {
        if (error.message !== 'undo') throw error;
      });
  }
});

test('an entry taken out, a row taken out, and an end cut off show', async () => {
  const { deliveryId } = rows[0]!;
  const faultsAfter = async (sql: string) => {
    let faults: string[] = [];
    await database.db
      .transaction(async (tx) => {
        await tx.query(sql);
        faults = (await checkChain(tx)).faults.map(({ fault }) => fault);
        throw new Error('undo');
      })
      .catch(() => undefined);
    return faults;
  };
  expect(await faultsAfter(`delete from ledger_entry where sequence = 2`)).toContain('entry_missing');
  expect(await faultsAfter(`delete from ledger_entry where sequence = 3`)).toContain('chain_cut');
  expect(await faultsAfter(`delete from ledger_chain`)).toContain('chain_cut');
  expect(await faultsAfter(`delete from ledger_row where delivery_id = '${deliveryId}'`)).toContain(
    'row_missing',
  );
});
