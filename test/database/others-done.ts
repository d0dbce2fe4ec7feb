import type { Queryable } from '../../bff/src/platform/database';

const lookAgainMs = 5;

/**
 * Resolves when every transaction that was writing in other databases of the server has ended: readers that follow
 * rows by transaction stop at the oldest one, whoever it belongs to.
 */
export async function othersDone(db: Queryable): Promise<void> {
  const { now } = await db.one<{ now: string }>(
    'select pg_snapshot_xmax(pg_current_snapshot())::text as now',
  );
  while (await othersWriteBelow(db, now)) await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
}

const othersWriteBelow = async (db: Queryable, transaction: string): Promise<boolean> =>
  (
    await db.one<{ writing: boolean }>(
      `select exists (
         select from pg_stat_activity
         where datname is distinct from current_database() and backend_xid is not null
           and age($1::xid8::xid) <= age(backend_xid)
       ) as writing`,
      [transaction],
    )
  ).writing;
