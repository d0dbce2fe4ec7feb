import type { Database, Queryable, Transaction } from '../../../bff/src/platform/database';
import type { Activity } from './activity';
import { WorkerKilled, type WorkerLife } from './worker-life';

/** The database as one worker has it: a step before and after each statement, and none once it is dead. */
export function databaseOf(db: Database, life: WorkerLife, activity: Activity): Database {
  const outside = async <T>(work: () => Promise<T>): Promise<T> => {
    await life.step();
    const result = await life.outlive(activity.during(work));
    await life.step();
    return result;
  };

  return {
    ...db,
    query: (sql, parameters) => outside(() => db.query(sql, parameters)),
    one: (sql, parameters) => outside(() => db.one(sql, parameters)),
    maybeOne: (sql, parameters) => outside(() => db.maybeOne(sql, parameters)),
    transaction: (work) =>
      outside(() =>
        db.transaction((tx) => {
          const died = life.death.then(() => {
            throw new WorkerKilled();
          });
          died.catch(() => undefined);
          return Promise.race([work(transactionOf(tx, life)), died]);
        }),
      ),
  };
}

function transactionOf(tx: Transaction, life: WorkerLife): Transaction {
  const inside =
    <Given extends unknown[], Result>(work: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      life.stepInside();
      const result = await work(...given);
      life.stepInside();
      return result;
    };
  const own: Transaction = {
    query: inside(tx.query) as Queryable['query'],
    one: inside(tx.one) as Queryable['one'],
    maybeOne: inside(tx.maybeOne) as Queryable['maybeOne'],
    transaction: (work) => work(own),
  };
  return own;
}
