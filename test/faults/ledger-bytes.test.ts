import { createTestDatabase, type TestDatabase } from '../database';
import { checkChain } from '../../bff/src/delivery/ledger/check-chain';
import type { Transaction } from '../../bff/src/platform/database';
import { changeOfColumn, columnsOf, type LedgerTable } from './lab/one-byte';
import { runScenario } from './lab/run-scenario';
import { scenarioOf } from './lab/scenario';
import { registerLabSinks } from './lab/world';

/** A life with many accounts, states and attempts; its number is only chosen for that. */
const livedThrough = { seed: 7, run: 3 };
const rowsPerColumn = 3;
/** Making and dropping a database waits for the whole server, which other suites load at the same time. */
const hookLimitMs = 60_000;
const limitMs = 300_000;

let database: TestDatabase;
beforeAll(async () => {
  registerLabSinks();
  database = await createTestDatabase();
  await runScenario(database.db, scenarioOf(livedThrough.seed, livedThrough.run));
}, hookLimitMs);
afterAll(() => database?.drop(), hookLimitMs);

class Undo extends Error {}

/** Tries it and takes it back, whatever it was. */
async function tried<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  let result: T;
  await database.db
    .transaction(async (tx) => {
      result = await work(tx);
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return result!;
}

test(
  'untouched, the ledger of a whole life is clean',
  async () => {
    const report = await checkChain(database.db);
    expect(report.faults).toEqual([]);
    expect(report.rows).toBeGreaterThan(20);
    expect(report.entries).toBeGreaterThan(report.rows);
  },
  limitMs,
);

test.each<LedgerTable>(['ledger_row', 'ledger_entry'])(
  'one changed byte in any column of %s is found, and its row named',
  async (table) => {
    const columns = await columnsOf(database.db, table);
    expect(columns.length).toBeGreaterThan(15);
    for (const column of columns) {
      for (let attempt = 0; attempt < rowsPerColumn; attempt += 1) {
        const found = await tried(async (tx) => {
          const changed = await changeOfColumn(tx, table, column, attempt);
          const { faults } = await checkChain(tx);
          return { changed, named: faults.map(({ deliveryId }) => deliveryId) };
        });
        expect({ column: column.name, changed: found.changed.length }).toEqual({
          column: column.name,
          changed: 1,
        });
        expect({ column: column.name, named: found.named }).toEqual({
          column: column.name,
          named: expect.arrayContaining(found.changed),
        });
      }
    }
  },
  limitMs,
);

test.each([
  [
    'an entry taken out of the middle',
    'delete from ledger_entry where (account_id, lane, sequence) = (select account_id, lane, 1 from ledger_entry where sequence = 2 limit 1)',
  ],
  [
    'the last entry of a chain taken out',
    'delete from ledger_entry entry using ledger_chain chain where entry.sequence = chain.last_sequence and (entry.account_id, entry.lane) = (chain.account_id, chain.lane)',
  ],
  [
    'a row taken out',
    'with queued as (delete from ledger_queue) delete from ledger_row where delivery_id = (select min(delivery_id) from ledger_row)',
  ],
  [
    'the head of a chain changed',
    `update ledger_chain set last_hash = set_byte(last_hash, 0, (get_byte(last_hash, 0) + 1) % 256)`,
  ],
])(
  '%s is found',
  async (_name, sql) => {
    const faults = await tried(async (tx) => {
      await tx.query(sql);
      return (await checkChain(tx)).faults;
    });
    expect(faults.length).toBeGreaterThan(0);
  },
  limitMs,
);
