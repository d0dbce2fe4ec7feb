import { setTimeout as sleep } from 'node:timers/promises';
import type { Transaction } from '../../platform/database';
import type { Platform } from '../../platform/platform';
import { changeRows, writeChanges } from '../ledger/change-rows';
import type { ClaimedRow, RowChange } from '../ledger/ledger.types';
import { byEpoch } from './claim.store';
import { laneParts, partOfLane } from './lane-parts';

export interface Outcome {
  row: ClaimedRow;
  change: RowChange;
}

interface Waiting {
  outcomes: readonly Outcome[];
  done: (written: boolean) => void;
}

/** Something that has to happen in the transaction that records acceptance, for receivers inside the product. */
export type TakeInside = (tx: Transaction, rows: readonly ClaimedRow[]) => Promise<void>;

const maxOutcomesPerCommit = 1_000;
/** Beyond this, sending waits for the ledger. */
const maxUnwritten = 4_000;
const retryMs = 200;

/**
 * Writes what became of rows, many in one commit. An answer that was got is not lost to a database that is away
 * for a moment: it is tried again as long as this worker may work at all.
 */
export class Recorder {
  private readonly waiting: Waiting[][] = Array.from({ length: laneParts }, () => []);
  private readonly writing: (Promise<void> | null)[] = Array.from({ length: laneParts }, () => null);
  private unwritten = 0;

  constructor(
    private readonly platform: Pick<Platform, 'db' | 'clock' | 'logger'>,
    private readonly worker: string,
    private readonly signal: AbortSignal,
    private readonly takeInside?: TakeInside,
  ) {}

  /** Resolves when it stands in the ledger; false when the right to write was lost before. */
  async record(outcomes: readonly Outcome[]): Promise<boolean> {
    const parts = Array.from({ length: laneParts }, (_, writer) =>
      outcomes.filter(({ row }) => partOfLane(row.lane) === writer),
    );
    const written = await Promise.all(parts.map((part, writer) => this.recordPart(writer, part)));
    return written.every(Boolean);
  }

  isFull(): boolean {
    return this.unwritten > maxUnwritten;
  }

  async settled(): Promise<void> {
    await Promise.all(this.writing);
  }

  private recordPart(writer: number, outcomes: readonly Outcome[]): Promise<boolean> {
    if (outcomes.length === 0) return Promise.resolve(true);
    this.unwritten += outcomes.length;
    return new Promise((done) => {
      this.waiting[writer]!.push({ outcomes, done });
      this.startWriting(writer);
    });
  }

  private startWriting(writer: number): void {
    this.writing[writer] ??= this.writeAll(writer).finally(() => {
      this.writing[writer] = null;
      if (this.waiting[writer]!.length > 0) this.startWriting(writer);
    });
  }

  private async writeAll(writer: number): Promise<void> {
    // Everything that arrives in this turn of the loop travels together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting[writer]!.length > 0) {
      const group = this.takeGroup(writer);
      const outcomes = group.flatMap((one) => one.outcomes);
      const written = await this.writeUntilDone(outcomes);
      this.unwritten -= outcomes.length;
      group.forEach(({ done }) => done(written));
    }
  }

  private takeGroup(writer: number): Waiting[] {
    const waiting = this.waiting[writer]!;
    let rows = 0;
    const end = waiting.findIndex(({ outcomes }, index) => {
      rows += outcomes.length;
      return index > 0 && rows > maxOutcomesPerCommit;
    });
    return waiting.splice(0, end < 0 ? waiting.length : end);
  }

  private async writeUntilDone(outcomes: readonly Outcome[]): Promise<boolean> {
    for (;;) {
      try {
        await this.platform.db.transaction((tx) => this.write(tx, outcomes));
        return true;
      } catch (error) {
        if (this.signal.aborted) return false;
        this.platform.logger.warn({ err: error, rows: outcomes.length }, 'outcomes will be written again');
        await sleep(retryMs, undefined, { signal: this.signal }).catch(() => undefined);
      }
    }
  }

  private async write(tx: Transaction, outcomes: readonly Outcome[]): Promise<void> {
    const at = this.platform.clock.now();
    const mine = await takeOwnClaims(tx, this.worker, outcomes);
    const own = outcomes.filter(({ row }) => mine.has(row.deliveryId));
    if (own.length > 0) {
      const accepted = own.filter(({ change }) => change.to === 'accepted').map(({ row }) => row);
      if (this.takeInside && accepted.length > 0) await this.takeInside(tx, accepted);
      const changes = own.map(({ change }) => change);
      const queued = changes.filter(({ queue }) => queue !== 'remove');
      await writeChanges(tx, { changes, queued }, new Map(own.map(({ row }) => [row.deliveryId, row])), at);
    }
    if (own.length < outcomes.length) {
      await keepLateAnswers(
        tx,
        outcomes.filter(({ row }) => !mine.has(row.deliveryId)),
        at,
      );
    }
  }
}

/**
 * What is still claimed by us under the epoch that we sent it with; the rest has another owner or another end.
 * Rows at their end leave the queue by the same stroke, the others are locked.
 */
async function takeOwnClaims(
  tx: Transaction,
  worker: string,
  outcomes: readonly Outcome[],
): Promise<Set<string>> {
  const ending = outcomes.filter(({ change }) => change.queue === 'remove');
  const staying = outcomes.filter(({ change }) => change.queue !== 'remove');
  const taken = [
    ...(await takeBy(tx, endSql, worker, ending)),
    ...(await takeBy(tx, lockSql, worker, staying)),
  ];
  return new Set(taken);
}

async function takeBy(
  tx: Transaction,
  sql: string,
  worker: string,
  outcomes: readonly Outcome[],
): Promise<string[]> {
  const taken: string[] = [];
  for (const [epoch, ids] of byEpoch(outcomes.map(({ row }) => row))) {
    const mine = await tx.one<{ taken: string[] }>(sql, [ids, epoch, worker]);
    taken.push(...mine.taken);
  }
  return taken;
}

const endSql = `
with ended as (
  delete from ledger_queue where delivery_id = any($1) and claim_epoch = $2 and claimed_by = $3
  returning delivery_id
)
select coalesce(json_agg(delivery_id), '[]') as taken from ended`;

const lockSql = `
with locked as (
  select delivery_id from ledger_queue where delivery_id = any($1) and claim_epoch = $2 and claimed_by = $3
  order by delivery_id for update
)
select coalesce(json_agg(delivery_id), '[]') as taken from locked`;

/** Whoever took over could only call these unknown. To know better is no sending, so it is told even now. */
async function keepLateAnswers(tx: Transaction, late: readonly Outcome[], at: Date): Promise<void> {
  const answered = late.filter(({ change }) => change.to === 'accepted' || change.to === 'rejected');
  const open = await tx.query<{ delivery_id: string }>(
    `select delivery_id from ledger_row row join ledger_queue using (delivery_id)
     where delivery_id = any($1) and state = 'unknown' and claim_epoch is null
     order by delivery_id for update of row`,
    [answered.map(({ row }) => row.deliveryId)],
  );
  const openIds = new Set(open.map((row) => row.delivery_id));
  const changes = answered
    .filter(({ row }) => openIds.has(row.deliveryId))
    .map(({ change }) => ({ ...change, cause: change.cause ?? 'late_answer' }));
  await changeRows(tx, changes, at);
}
