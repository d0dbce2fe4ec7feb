import type { Database } from '../platform/database';

/** Making a day locks the net, which is empty; whoever reads the whole log holds that up, so it waits briefly only. */
const lockTimeoutMs = 2_000;

/** The day in Beijing, as PostgreSQL writes it. */
export const beijingDay = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/** Makes the partition of a day; false when it is there. Rows that came too early for it are moved into it. */
export function makeBehaviourDay(db: Database, day: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    await tx.query(`set local lock_timeout = ${lockTimeoutMs}`);
    const { made } = await tx.one<{ made: boolean }>('select make_behaviour_day($1::date) as made', [day]);
    return made;
  });
}

/** Forgets up to so many ids of events that came before; they would count again from now on. */
export async function forgetSeen(db: Database, cameBefore: Date, maxRows: number): Promise<number> {
  const { forgotten } = await db.one<{ forgotten: number }>(
    `with old as (
       delete from behaviour_seen
       where ctid = any(array(select ctid from behaviour_seen where received_at < $1 limit $2)) returning 1
     )
     select count(*)::int as forgotten from old`,
    [cameBefore, maxRows],
  );
  return forgotten;
}
