import type { Database } from '../../../bff/src/platform/database';
import { appendFact } from '../../../bff/src/platform/outbox';
import { Activity } from './activity';
import { chanceOf } from './chance';
import { LabWorker } from './lab-worker';
import { type Departure, LabNetwork } from './network';
import { createOutlook } from './outlook';
import { batchReceiver } from './receivers/batch-receiver';
import { coreReceiver } from './receivers/core-receiver';
import { singleReceiver } from './receivers/single-receiver';
import type { LabAccount } from './scenario';
import { VirtualTime } from './virtual-time';
import { WorkerLife } from './worker-life';
import { insertConsents, labPlatform, type LabPerson } from './world';

const quiet = { share: 0, weights: {} as never, seed: 1 };
const all = { refuses: () => false };
const limitMs = 30 * 24 * 3_600_000;

/** A world without chance, for stories that are told step by step: workers, receivers, and time that is told to pass. */
export class LabWorld {
  readonly receivers = { core: coreReceiver(all), single: singleReceiver(all), batch: batchReceiver(all) };
  private readonly time = new VirtualTime();
  private readonly activity = new Activity();
  private readonly network: LabNetwork;
  private readonly lives: WorkerLife[] = [];
  private readonly workers: LabWorker[] = [];

  constructor(
    private readonly db: Database,
    options: { workers: number; coalesceMs?: number },
  ) {
    const faults = { core: quiet, single: quiet, batch: quiet };
    this.network = new LabNetwork(this.time, this.receivers, { faults, wellFromMs: 0 });
    const outlook = createOutlook(db, this.time);
    for (let index = 0; index < options.workers; index += 1) {
      const life = new WorkerLife(this.time, { killAtStep: null, stalls: [] }, () => true);
      const worker = new LabWorker({
        name: `worker_${index}`,
        life,
        db,
        clock: this.clock,
        time: this.time,
        activity: this.activity,
        network: this.network,
        chance: chanceOf(index),
        watchLeaving: async () => {},
        outlook,
        coalesceMs: options.coalesceMs,
        onFailure: (error) => {
          throw error;
        },
      });
      this.lives.push(life);
      this.workers.push(worker);
      void worker.live();
    }
  }

  nowMs(): number {
    return this.time.nowMs();
  }

  private get clock() {
    return { nowMs: () => this.time.nowMs(), now: () => new Date(this.time.nowMs()) };
  }

  departures(account: LabAccount): Departure[] {
    return this.network.departures.filter((departure) => departure.account === account);
  }

  setReachable(account: LabAccount, reachable: boolean): void {
    this.network.setReachable(account, reachable);
  }

  pass(ms: number): Promise<void> {
    return this.time.passUntil(this.time.sleep(ms), this.activity.settle, limitMs);
  }

  /** Until it holds, asked again and again as time passes. */
  async passUntil(holds: () => Promise<boolean>, everyMs: number): Promise<void> {
    while (!(await holds())) await this.pass(everyMs);
  }

  async withdraw(
    people: readonly LabPerson[],
    purpose: 'ad_measurement' | 'application_processing',
  ): Promise<void> {
    const platform = labPlatform(this.db, this.clock, Math.random);
    const at = platform.clock.now();
    for (const { personId, touchId } of people) {
      const consentId = platform.ids.next('consent');
      await this.db.transaction(async (tx) => {
        await insertConsents(
          tx,
          [{ consent_id: consentId, person_id: personId, purpose, decision: 'withdrawn' }],
          at,
        );
        await appendFact(
          { ...platform, db: tx },
          {
            name: 'consent_withdrawn',
            personId,
            touchId,
            onceKey: consentId,
            data: { consentId, purpose, effectiveAt: at.toISOString() },
          },
        );
      });
    }
    this.workers.forEach((worker) => worker.wake());
  }

  async end(): Promise<void> {
    this.lives.forEach((life) => life.kill());
    await this.activity.settle();
  }
}
