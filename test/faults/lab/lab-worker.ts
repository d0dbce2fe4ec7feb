import { LaneLeases } from '../../../bff/src/delivery/dispatch/lane-leases';
import { LedgerWorker } from '../../../bff/src/delivery/dispatch/ledger-worker';
import type { Database } from '../../../bff/src/platform/database';
import type { Activity } from './activity';
import type { Chance } from './chance';
import type { LabNetwork } from './network';
import type { Outlook } from './outlook';
import type { ReceivedItem } from './receivers/receiver';
import type { VirtualTime } from './virtual-time';
import { databaseOf } from './worker-database';
import type { WorkerLife } from './worker-life';
import { labPlatform } from './world';

const beatMs = 5_000;
const usualCoalesceMs = 1;
/** Nobody rests longer, however little there seems to be to do. */
const longestRestMs = 600_000;

export interface LabWorkerParts {
  name: string;
  life: WorkerLife;
  db: Database;
  clock: { now(): Date; nowMs(): number };
  time: VirtualTime;
  activity: Activity;
  network: LabNetwork;
  chance: Chance;
  /** Asked with every request that leaves. */
  watchLeaving(worker: string, items: ReceivedItem[]): Promise<void>;
  outlook(): Promise<Outlook>;
  onFailure(error: unknown): void;
  coalesceMs?: number;
}

/** A worker as it runs in the product, moved by the world's time instead of timers. */
export class LabWorker {
  private readonly ledger: LedgerWorker;
  private readonly db: Database;
  private wakeUp: () => void = () => {};
  private beatenMs = -Infinity;
  private inHand = 0;
  private emptyLooks = 0;
  private untilWorkMs = 0;

  constructor(private readonly parts: LabWorkerParts) {
    const { name, life, time, chance, network, activity, clock } = parts;
    this.db = databaseOf(parts.db, life, activity);
    const send = network.sendRequestOf(name, (items) =>
      activity.during(() => parts.watchLeaving(name, items)),
    );
    this.ledger = new LedgerWorker(
      {
        platform: labPlatform(this.db, clock, () => chance.next()),
        worker: name,
        leases: new LaneLeases(name, null, {
          now: () => new Date(time.nowMs()),
          monotonicMs: () => time.nowMs(),
        }),
        sendRequest: async (request, options) => {
          this.inHand += 1;
          const sent = await life.outlive(send(request, options)).finally(() => (this.inHand -= 1));
          await life.step();
          return sent;
        },
        worldNow: () => new Date(time.nowMs()),
        random: () => chance.next(),
        nonce: () => Array.from({ length: 32 }, () => Math.floor(chance.next() * 16).toString(16)).join(''),
        signal: new AbortController().signal,
      },
      () => this.wake(),
    );
  }

  wake(): void {
    this.wakeUp();
  }

  /** Until it is thrown away; then it never comes back from whatever it was doing. */
  async live(): Promise<void> {
    const { time, life } = this.parts;
    while (!life.isDead) {
      const woken = new Promise<true>((resolve) => (this.wakeUp = () => resolve(true)));
      // As in the product: a round that failed is told, and another follows.
      const did = await this.look().catch((error: unknown) => {
        this.parts.onFailure(error);
        return 0;
      });
      this.emptyLooks = did > 0 ? 0 : this.emptyLooks + 1;
      const restMs = did > 0 ? 1 : this.restMs();
      const wasWoken = await Promise.race([woken, time.sleep(restMs)]);
      if (wasWoken) this.emptyLooks = 0;
      // What comes within this time is worked on together.
      await time.sleep(this.parts.coalesceMs ?? usualCoalesceMs);
    }
  }

  private async look(): Promise<number> {
    const { time, activity } = this.parts;
    if (time.nowMs() - this.beatenMs >= beatMs) {
      this.beatenMs = time.nowMs();
      await this.ledger.beat(this.db);
      await this.ledger.sweep();
    }
    // Looks that would find nothing are left out; they are most of what a worker does all day.
    const outlook = await activity.during(() => this.parts.outlook());
    this.untilWorkMs = outlook.untilNextMs;
    let did = outlook.unplanned ? await this.ledger.plan() : 0;
    const accounts = did > 0 ? this.ledger.accountIds() : outlook.dueAccounts;
    for (const accountId of accounts) did += await this.ledger.turn(accountId);
    return did;
  }

  private restMs(): number {
    const { time } = this.parts;
    const untilBeatMs = Math.max(1, this.beatenMs + beatMs - time.nowMs());
    // What is due may be on another's lanes: it looks less and less often.
    const patientMs = Math.max(this.untilWorkMs, 250 * 2 ** Math.min(this.emptyLooks, 12));
    // A lease is worth keeping while something is in hand or about to come.
    const keepsLease = this.inHand > 0 || patientMs <= 2 * beatMs;
    return keepsLease ? Math.min(untilBeatMs, patientMs) : Math.min(longestRestMs, patientMs);
  }
}
