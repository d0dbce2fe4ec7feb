import type { Queryable } from '../../bff/src/platform/database';

const lookAgainMs = 5;

/**
 * Resolves when every transaction that was writing in other databases of the server has ended: readers that follow
 * rows by transaction stop at the oldest one, whoever it belongs to.
 */
export const othersDone = (db: Queryable): Promise<void> =>
  writersDone(db, 'datname is distinct from current_database()');

/** The same of every transaction, those of work behind a test's back in its own database too. */
export const everybodyDone = (db: Queryable): Promise<void> => writersDone(db, 'true');

async function writersDone(db: Queryable, whose: string): Promise<void> {
  const { now } = await db.one<{ now: string }>(
    'select pg_snapshot_xmax(pg_current_snapshot())::text as now',
  );
  while (await areWritingBelow(db, now, whose))
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
}

const areWritingBelow = async (db: Queryable, transaction: string, whose: string): Promise<boolean> =>
  (
    await db.one<{ writing: boolean }>(
      `select exists (
         select from pg_stat_activity
         where ${whose} and backend_xid is not null and age($1::xid8::xid) <= age(backend_xid)
       ) as writing`,
      [transaction],
    )
  ).writing;
