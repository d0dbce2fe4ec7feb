import type { Clock } from '../../platform/clock';
import type { Queryable } from '../../platform/database';
import { laneCount } from '../../platform/outbox';
import { fairShare } from './lease.rules';

/** One name space of advisory locks: each worker holds one of them as long as its connection lives. */
export const presenceSpace = 1_818_324_836;

export const leaseMs = 10_000;
/** Sending stops this long before the lease runs out: clocks tick apart, and a request takes its time to leave. */
const safetyMs = 2_000;

export interface LeaseTime {
  /** Null: the database's own clock, so that no worker's wrong clock shortens another's lease. */
  now(): Date | null;
  /** Never goes back, and goes on while the process is stopped. */
  monotonicMs(): number;
}

export interface Lease {
  lane: number;
  epoch: number;
}

export interface TakenLanes {
  leases: Lease[];
  takenAtMs: number;
}

interface HeldLease extends Lease {
  sendUntilMs: number;
  leaving: boolean;
}

/**
 * The lanes that this worker may work on. A lease runs out by time, or at once when its owner's connection is
 * gone; every new owner raises the epoch, and what was claimed under an older one can neither be sent nor
 * finished any more.
 */
export class LaneLeases {
  private readonly held = new Map<number, HeldLease>();
  private lastBeat: { nowMs: number; monotonicMs: number } | null = null;

  /**
   * The one time that all workers schedule by: the database's, as of the last beat, and the steps of a clock
   * that never jumps since. A machine whose clock is years off neither hurries nor delays a row.
   */
  readonly clock: Clock = { now: () => new Date(this.nowMs()), nowMs: () => this.nowMs() };

  constructor(
    readonly worker: string,
    private readonly presence: number | null,
    private readonly time: LeaseTime,
  ) {}

  monotonicMs(): number {
    return this.time.monotonicMs();
  }

  /** The lanes to take new work from. */
  claimable(): Lease[] {
    return [...this.held.values()].filter((lease) => !lease.leaving && this.isGood(lease));
  }

  /** Asked with the last breath before a request leaves. */
  maySend({ lane, epoch }: Lease): boolean {
    const lease = this.held.get(lane);
    return lease !== undefined && lease.epoch === epoch && this.isGood(lease);
  }

  /** Renews, takes free lanes up to the fair share, leaves what is beyond it; gives back what was newly taken. */
  async beat(db: Queryable, isBusy: (lane: number) => boolean): Promise<TakenLanes> {
    const startedMs = this.time.monotonicMs();
    await this.renew(db, startedMs);
    const share = fairShare(laneCount, await this.countWorkers(db));
    await this.leaveBeyond(db, share, isBusy);
    const takenAtMs = this.time.monotonicMs();
    const missing = share - this.held.size;
    return { takenAtMs, leases: missing > 0 ? await this.take(db, missing) : [] };
  }

  /** A taken lane is worked on only after what its last owner left behind was looked at. */
  open({ leases, takenAtMs: startedMs }: TakenLanes): void {
    for (const { lane, epoch } of leases) {
      this.held.set(lane, { lane, epoch, sendUntilMs: startedMs + leaseMs - safetyMs, leaving: false });
    }
  }

  async leaveAll(db: Queryable): Promise<void> {
    const lanes = [...this.held.keys()];
    this.held.clear();
    await db.query(
      'update lane_lease set owner = null, presence = null where owner = $1 and lane = any($2)',
      [this.worker, lanes],
    );
    await db.query('delete from worker_presence where worker = $1', [this.worker]);
  }

  private nowMs(): number {
    if (!this.lastBeat) return this.time.now()?.getTime() ?? Date.now();
    return Math.round(this.lastBeat.nowMs + this.time.monotonicMs() - this.lastBeat.monotonicMs);
  }

  private isGood({ sendUntilMs }: HeldLease): boolean {
    return this.time.monotonicMs() < sendUntilMs;
  }

  private async renew(db: Queryable, startedMs: number): Promise<void> {
    const leases = [...this.held.values()];
    const { now, kept } = await db.one<{ now: Date; kept: number[] }>(
      `with moment as (select coalesce($1::timestamptz, clock_timestamp()) as now),
       present as (
         insert into worker_presence (worker, presence, expires_at)
         select $2, $3, now + $4 * interval '1 millisecond' from moment
         on conflict (worker) do update set expires_at = excluded.expires_at, presence = excluded.presence
       ),
       renewed as (
         update lane_lease set expires_at = moment.now + $4 * interval '1 millisecond'
         from moment, unnest($5::int[], $6::bigint[]) as mine (lane, epoch)
         where lane_lease.lane = mine.lane and lane_lease.epoch = mine.epoch and owner = $2
         returning lane_lease.lane::int as lane
       )
       select moment.now, coalesce((select array_agg(lane) from renewed), '{}') as kept from moment`,
      [
        this.time.now(),
        this.worker,
        this.presence,
        leaseMs,
        leases.map(({ lane }) => lane),
        leases.map(({ epoch }) => epoch),
      ],
    );
    this.lastBeat = { nowMs: now.getTime(), monotonicMs: this.time.monotonicMs() };
    const keptLanes = new Set(kept);
    for (const lease of leases) {
      if (keptLanes.has(lease.lane)) lease.sendUntilMs = startedMs + leaseMs - safetyMs;
      else this.held.delete(lease.lane);
    }
  }

  private async countWorkers(db: Queryable): Promise<number> {
    const { workers } = await db.one<{ workers: number }>(
      `select count(*)::int as workers from worker_presence
       where expires_at > coalesce($1::timestamptz, clock_timestamp()) and ${isPresentSql('worker_presence.presence')}`,
      [this.time.now()],
    );
    return workers;
  }

  private async leaveBeyond(db: Queryable, share: number, isBusy: (lane: number) => boolean): Promise<void> {
    const leases = [...this.held.values()];
    leases.forEach((lease, index) => (lease.leaving = index >= share));
    const leaving = leases.filter((lease) => lease.leaving && !isBusy(lease.lane));
    if (leaving.length === 0) return;
    leaving.forEach(({ lane }) => this.held.delete(lane));
    await db.query(
      'update lane_lease set owner = null, presence = null where owner = $1 and lane = any($2)',
      [this.worker, leaving.map(({ lane }) => lane)],
    );
  }

  private take(db: Queryable, lanes: number): Promise<Lease[]> {
    return db.query<Lease>(
      `with moment as (select coalesce($1::timestamptz, clock_timestamp()) as now),
       free as (
         select lane from lane_lease, moment
         where owner is null or expires_at <= moment.now or not ${isPresentSql('lane_lease.presence')}
         order by lane limit $2 for update of lane_lease skip locked
       )
       update lane_lease set owner = $3, presence = $4, epoch = epoch + 1, expires_at = moment.now + $5 * interval '1 millisecond'
       from free, moment where lane_lease.lane = free.lane returning lane_lease.lane::int, lane_lease.epoch`,
      [this.time.now(), lanes, this.worker, this.presence, leaseMs],
    );
  }
}

/** A worker without a session lock of its own counts by time alone. */
const isPresentSql = (presence: string) => `(${presence} is null or exists (
  select 1 from pg_locks where locktype = 'advisory' and classid = ${presenceSpace}::oid and objid = ${presence}::oid
    and objsubid = 2 and granted and database = (select oid from pg_database where datname = current_database())
))`;
