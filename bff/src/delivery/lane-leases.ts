import { laneCount } from '../platform/outbox';
import type { Connection, Queryable } from '../platform/database';
import { fairShare } from './lease.rules';

// One name space of advisory locks: a lock for each lane, and one that all workers share to be counted by.
const lockSpace = 1_818_324_836;
const presenceKey = 1_000;

export interface LaneLeases {
  held(): readonly number[];
  /** Takes free lanes up to the fair share, gives back what is beyond it; a busy lane is never given back. */
  balance(isBusy: (lane: number) => boolean): Promise<void>;
}

/**
 * Lanes are leased by session locks: when the process or its connection dies, the server frees them itself.
 * A lease spares the receiver repeats; the order of facts rests on the table alone, so a worker that has not
 * noticed its loss yet can repeat but never overtake.
 */
export async function openLaneLeases(connection: Connection): Promise<LaneLeases> {
  const held = new Set<number>();
  await connection.query('select pg_advisory_lock_shared($1, $2)', [lockSpace, presenceKey]);

  async function take(lane: number): Promise<void> {
    const { taken } = await connection.one<{ taken: boolean }>(
      'select pg_try_advisory_lock($1, $2) as taken',
      [lockSpace, lane],
    );
    if (taken) held.add(lane);
  }

  async function giveBack(lane: number): Promise<void> {
    held.delete(lane);
    await connection.query('select pg_advisory_unlock($1, $2)', [lockSpace, lane]);
  }

  return {
    held: () => (connection.lost.aborted ? [] : [...held]),
    async balance(isBusy) {
      const share = fairShare(laneCount, await countWorkers(connection));
      for (const lane of [...held].filter((lane) => !isBusy(lane)).slice(0, Math.max(0, held.size - share))) {
        await giveBack(lane);
      }
      for (let lane = 0; lane < laneCount && held.size < share; lane += 1) {
        if (!held.has(lane)) await take(lane);
      }
    },
  };
}

async function countWorkers(db: Queryable): Promise<number> {
  const { workers } = await db.one<{ workers: number }>(
    `select count(*)::int as workers from pg_locks
     where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
       and classid = $1::oid and objid = $2::oid and objsubid = 2 and granted`,
    [lockSpace, presenceKey],
  );
  return workers;
}
