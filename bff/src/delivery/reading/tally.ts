import type { Queryable } from '../../platform/database';

/** What came to an end in one minute, of one account. */
export interface MinuteCount {
  accepted: number;
  rejected: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
export const tallyBounds = {
  keptHours: 24,
  /** Entries may become visible a moment after the time they bear: so long a minute is counted anew. */
  settleMs: 15_000,
  /** Time that one statement counts over; a busy day is counted in pieces. */
  stepMs: 20 * minuteMs,
  /** So long one look goes on counting older pieces; until all are there, the older hours are told as unknown. */
  lookMs: 100,
} as const;

/** Minutes of an account since 1970 with what ended in them. */
export type Minutes = ReadonlyMap<number, MinuteCount>;

export interface Tally {
  /** From here on every minute was counted; what is older is not known yet. */
  knownFrom: Date;
  ofAccount(accountId: string): Minutes;
}

/**
 * Counts the entries of the last day by minute, each minute once: a minute that is over does not change, so it is
 * kept in memory and only the newest are read again. The newest piece comes first; older ones follow look by look.
 */
export class MinuteTally {
  private readonly accounts = new Map<string, Map<number, MinuteCount>>();
  /** Counted for good: [countedFrom, countedUntil). */
  private countedFrom = 0;
  private countedUntil = 0;

  constructor(private readonly lookMs: number = tallyBounds.lookMs) {}

  async look(db: Queryable, now: Date): Promise<Tally> {
    const nowMs = now.getTime();
    const oldestMs = floor(nowMs, hourMs) - (tallyBounds.keptHours - 1) * hourMs;
    this.forgetBefore(oldestMs, nowMs);
    await this.countNewest(db, nowMs);
    await this.countOlder(db, oldestMs);
    return {
      knownFrom: new Date(Math.max(this.countedFrom, oldestMs)),
      ofAccount: (accountId) => this.accounts.get(accountId) ?? new Map(),
    };
  }

  private forgetBefore(oldestMs: number, nowMs: number): void {
    // After a day without a look, or a clock that went back, what is kept says nothing.
    if (this.countedUntil < oldestMs || this.countedUntil > nowMs + minuteMs) {
      this.accounts.clear();
      this.countedFrom = this.countedUntil = floor(nowMs - tallyBounds.settleMs, minuteMs);
    }
    this.countedFrom = Math.max(this.countedFrom, oldestMs);
    for (const minutes of this.accounts.values())
      for (const minute of minutes.keys()) if (minute * minuteMs < oldestMs) minutes.delete(minute);
  }

  private async countNewest(db: Queryable, nowMs: number): Promise<void> {
    await this.count(db, this.countedUntil, nowMs + minuteMs);
    this.countedUntil = Math.max(this.countedUntil, floor(nowMs - tallyBounds.settleMs, minuteMs));
  }

  private async countOlder(db: Queryable, oldestMs: number): Promise<void> {
    const endMs = performance.now() + this.lookMs;
    while (this.countedFrom > oldestMs) {
      const fromMs = Math.max(oldestMs, this.countedFrom - tallyBounds.stepMs);
      await this.count(db, fromMs, this.countedFrom);
      this.countedFrom = fromMs;
      if (performance.now() >= endMs) return;
    }
  }

  private async count(db: Queryable, fromMs: number, untilMs: number): Promise<void> {
    const rows = await db.query<{ account_id: string; minute: number } & MinuteCount>(
      `select account_id, floor(extract(epoch from recorded_at) / 60)::int as minute,
         count(*) filter (where to_state = 'accepted')::int as accepted,
         count(*) filter (where to_state = 'rejected')::int as rejected
       from ledger_entry
       where recorded_at >= $1 and recorded_at < $2 and to_state in ('accepted', 'rejected')
       group by 1, 2`,
      [new Date(fromMs), new Date(untilMs)],
    );
    for (const minutes of this.accounts.values())
      for (const minute of minutes.keys())
        if (minute * minuteMs >= fromMs && minute * minuteMs < untilMs) minutes.delete(minute);
    for (const { account_id: accountId, minute, accepted, rejected } of rows) {
      const minutes = this.accounts.get(accountId) ?? new Map<number, MinuteCount>();
      minutes.set(minute, { accepted, rejected });
      this.accounts.set(accountId, minutes);
    }
  }
}

const floor = (ms: number, unitMs: number) => Math.floor(ms / unitMs) * unitMs;
