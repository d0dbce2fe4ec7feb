import type { Database } from '../../../bff/src/platform/database';
import { Activity } from './activity';
import { LabApplication } from './application';
import { type Chance, chanceOf, seedOfRun } from './chance';
import { isDrained } from './crowd';
import { LabWorker } from './lab-worker';
import { LabNetwork } from './network';
import { createOutlook } from './outlook';
import { readRecord } from './read-record';
import { batchReceiver } from './receivers/batch-receiver';
import { coreReceiver } from './receivers/core-receiver';
import type { ReceivedItem } from './receivers/receiver';
import { singleReceiver } from './receivers/single-receiver';
import type { RunRecord } from './run-record';
import type { Scenario, WorkerFate } from './scenario';
import { VirtualTime, worldStartMs } from './virtual-time';
import { jumpingClock, WorkerLife } from './worker-life';
import { emptyWorld, labPlatform, makeWorld } from './world';

/** Whatever waits for a later hour has come by then: hours of clock jumps, and every pause between attempts. */
const longestRunMs = 5 * 24 * 3_600_000;

/** Lives one scenario through to the moment when nothing is on its way any more. */
export async function runScenario(db: Database, scenario: Scenario): Promise<RunRecord> {
  const lab = new Lab(db, scenario);
  await emptyWorld(db);
  await lab.live();
  return lab.record();
}

class Lab {
  private readonly time = new VirtualTime();
  private readonly activity = new Activity();
  private readonly chance: Chance;
  private readonly network: LabNetwork;
  private readonly receivers;
  private readonly workers = new Set<LabWorker>();
  private readonly lives: WorkerLife[] = [];
  private readonly fenceBreaks: RunRecord['fenceBreaks'] = [];
  private readonly application: LabApplication;
  private readonly failedRounds: string[] = [];
  private kills = 0;
  private readonly outlook;

  constructor(
    private readonly db: Database,
    private readonly scenario: Scenario,
  ) {
    this.chance = chanceOf(seedOfRun(scenario.seed, scenario.run) ^ 0x5bd1e995);
    const rules = { refuses: (item: ReceivedItem) => shareOf(item) < scenario.refusedShare };
    this.receivers = {
      core: coreReceiver(rules),
      single: singleReceiver(rules),
      batch: batchReceiver(rules),
    };
    this.network = new LabNetwork(this.time, this.receivers, scenario);
    this.outlook = createOutlook(db, this.time);
    const clock = { nowMs: () => this.time.nowMs(), now: () => new Date(this.time.nowMs()) };
    const platform = labPlatform(db, clock, () => this.chance.next());
    this.application = new LabApplication(platform, this.time, this.activity, () => this.wakeAll());
  }

  async live(): Promise<void> {
    const { db, scenario, application, time, activity } = this;
    const ids = labPlatform(db, { now: () => new Date(worldStartMs), nowMs: () => worldStartMs }, () =>
      this.chance.next(),
    ).ids;
    const people = await makeWorld(db, scenario, ids, this.chance.branch());
    const story = application.live(scenario, people).then(() => this.untilDrained());
    scenario.workers.forEach((fate, index) => void this.workerLives(fate, index));
    await time.passUntil(story, activity.settle, longestRunMs);
    this.lives.forEach((life) => life.kill());
    await activity.settle();
  }

  async record(): Promise<RunRecord> {
    const { core, single, batch } = this.receivers;
    return {
      ...(await readRecord(this.db)),
      ...this.application.trace,
      scenario: this.scenario,
      departures: this.network.departures,
      arrivals: [...core.arrivals, ...single.arrivals, ...batch.arrivals],
      fenceBreaks: this.fenceBreaks,
      faults: this.network.faults,
      kills: this.kills,
      failedRounds: this.failedRounds,
      stalls: this.lives.reduce((sum, { stalls }) => sum + stalls.length, 0),
    };
  }

  /** One worker after the other in the same place, each thrown away at its step. */
  private async workerLives(fate: WorkerFate, index: number): Promise<void> {
    const chance = this.chance.branch();
    const clock = jumpingClock(this.time, fate.clockJumps);
    const isWell = () => this.time.nowMs() - worldStartMs >= this.scenario.wellFromMs;
    for (let number = 0; ; number += 1) {
      const kill = fate.kills[number];
      const stalls = number === 0 ? fate.stalls : [];
      const life = new WorkerLife(this.time, { killAtStep: kill?.atStep ?? null, stalls }, isWell);
      this.lives.push(life);
      const worker = new LabWorker({
        name: `worker_${index}_${number}`,
        life,
        clock,
        db: this.db,
        time: this.time,
        activity: this.activity,
        network: this.network,
        chance: chance.branch(),
        watchLeaving: (name, items) => this.watchLeaving(name, items),
        outlook: this.outlook,
        onFailure: (error) => void this.failedRounds.push(String(error)),
      });
      this.workers.add(worker);
      void worker.live();
      await life.death;
      this.workers.delete(worker);
      if (!kill) return;
      this.kills += 1;
      await this.time.sleep(kill.backAfterMs);
    }
  }

  private wakeAll(): void {
    this.workers.forEach((worker) => worker.wake());
  }

  /** With the request in hand: is each of its rows still this worker's? */
  private async watchLeaving(worker: string, items: readonly ReceivedItem[]): Promise<void> {
    const rows = await this.db.query<{ external_id: string; claimed_by: string | null }>(
      `select row.external_id, queue.claimed_by from ledger_row row left join ledger_queue queue using (delivery_id)
       where row.external_id = any($1)`,
      [items.map(({ externalId }) => externalId)],
    );
    for (const row of rows.filter(({ claimed_by }) => claimed_by !== worker)) {
      this.fenceBreaks.push({ worker, externalId: row.external_id, owner: row.claimed_by });
    }
  }

  private async untilDrained(): Promise<void> {
    await this.time.sleep(worldStartMs + this.scenario.wellFromMs - this.time.nowMs());
    for (let pauseMs = 5_000; ; pauseMs = Math.min(600_000, pauseMs * 1.5)) {
      await this.time.sleep(pauseMs);
      if (await this.activity.during(() => isDrained(this.db))) return;
    }
  }
}

/** Which of the rows a receiver never takes: by the row alone, so that it says the same every time. */
function shareOf({ personId, sequence, event }: ReceivedItem): number {
  let hash = 2_166_136_261;
  for (const character of `${personId} ${sequence} ${event}`) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 16_777_619) >>> 0;
  }
  return hash / 2 ** 32;
}
