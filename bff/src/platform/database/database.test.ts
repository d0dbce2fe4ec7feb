import { createEmptyDatabase, type TestDatabase } from '../../../../test/database';
import { violatedUniqueConstraint } from './database.errors';
import type { Transaction } from './transaction';

let database: TestDatabase;

beforeEach(async () => {
  database = await createEmptyDatabase();
  await database.db.query('create table loan (id text constraint loan_id primary key, amount_fen int8)');
});

afterEach(() => database.drop());

const loans = () => database.db.query<{ id: string }>('select id from loan order by id');
const insert = 'insert into loan values ($1, $2)';

describe('rows', () => {
  test('one means exactly one, maybeOne means at most one', async () => {
    const { db } = database;
    await expect(db.one('select id from loan')).rejects.toThrow('Expected one row but found 0: select id');
    await expect(db.maybeOne('select id from loan')).resolves.toBeUndefined();
    await db.query(insert, ['a', 1]);
    await db.query(insert, ['b', 1]);
    await expect(db.maybeOne('select id from loan')).rejects.toThrow('at most one row but found 2');
    await expect(db.one('select id from loan where id = $1', ['b'])).resolves.toEqual({ id: 'b' });
  });

  test('a refused double tells which rule it met', async () => {
    await database.db.query(insert, ['a', 1]);
    const error = await database.db.query(insert, ['a', 1]).catch((caught: unknown) => caught);
    expect(violatedUniqueConstraint(error)).toBe('loan_id');
    expect(violatedUniqueConstraint(new Error('other'))).toBeUndefined();
  });
});

describe('transactions', () => {
  test('all of it stays, and the result comes back', async () => {
    const result = await database.db.transaction(async (tx) => {
      await tx.query(insert, ['a', 1]);
      return tx.transaction((inner) => inner.query(insert, ['b', 1])).then(() => 'done');
    });
    expect(result).toBe('done');
    expect(await loans()).toEqual([{ id: 'a' }, { id: 'b' }]);
  });

  test('a throw undoes everything, in the inner action too, and is passed on as it is', async () => {
    const refusal = new Error('refused');
    const work = database.db.transaction(async (tx) => {
      await tx.query(insert, ['a', 1]);
      await tx.transaction((inner) => inner.query(insert, ['b', 1]));
      throw refusal;
    });
    await expect(work).rejects.toBe(refusal);
    expect(await loans()).toEqual([]);
  });

  test('a failed statement that was swallowed does not pass for a commit', async () => {
    const work = database.db.transaction(async (tx) => {
      await tx.query(insert, ['a', 1]);
      await tx.query('select no_such_function()').catch(() => undefined);
    });
    await expect(work).rejects.toThrow('rolled back');
    expect(await loans()).toEqual([]);
  });

  test('a statement after the end is refused instead of joining somebody else', async () => {
    let kept: Transaction | undefined;
    await database.db.transaction(async (tx) => void (kept = tx));
    await expect(kept!.query(insert, ['late', 1])).rejects.toThrow('after the end of its transaction');
    expect(await loans()).toEqual([]);
  });

  test('more transactions than connections wait for each other', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `loan-${index}`);
    await Promise.all(ids.map((id) => database.db.transaction((tx) => tx.query(insert, [id, 1]))));
    expect(await loans()).toHaveLength(40);
  });
});

test('a statement that takes too long is ended', async () => {
  const hasty = await createEmptyDatabase({ statementTimeoutMs: 50 });
  await expect(hasty.db.query('select pg_sleep(5)')).rejects.toThrow('statement timeout');
  await hasty.drop();
});
