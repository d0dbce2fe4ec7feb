import type { Queryable } from '../platform/database';

/** How often a door may be used: evenly, with some calls saved up. */
export interface Rate {
  perMinute: number;
  burst: number;
}

/**
 * Counts one call by the moment at which the door would be free again (generic cell rate). 0 when the call may
 * pass, else the milliseconds after which it may. One row a door, so that every process counts together.
 */
export async function takeTurn(
  db: Queryable,
  subscriberId: string,
  door: string,
  rate: Rate,
  now: Date,
): Promise<number> {
  const stepMs = 60_000 / rate.perMinute;
  const savedMs = stepMs * (rate.burst - 1);
  const passed = await db.maybeOne(
    `insert into core_meter (subscriber_id, door, free_at)
     values ($1, $2, $3::timestamptz + make_interval(secs => $4 / 1000.0))
     on conflict (subscriber_id, door) do update
     set free_at = greatest(core_meter.free_at, $3) + make_interval(secs => $4 / 1000.0)
     where core_meter.free_at <= $3::timestamptz + make_interval(secs => $5 / 1000.0)
     returning 1 as passed`,
    [subscriberId, door, now, stepMs, savedMs],
  );
  if (passed) return 0;
  const { free_at: freeAt } = await db.one<{ free_at: Date }>(
    'select free_at from core_meter where subscriber_id = $1 and door = $2',
    [subscriberId, door],
  );
  return Math.max(1, Math.ceil(freeAt.getTime() - savedMs - now.getTime()));
}
