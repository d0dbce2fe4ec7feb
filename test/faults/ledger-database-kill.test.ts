import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkChain } from '../../bff/src/delivery/ledger/check-chain';
import { startDispatcher } from '../../bff/src/delivery/dispatch/dispatcher';
import { systemClock } from '../../bff/src/platform/clock';
import { createDatabase, type Database, startEmbeddedPostgres } from '../../bff/src/platform/database';
import { readPostmasterLock } from '../../bff/src/platform/database/embedded/postmaster-lock';
import { appendFact } from '../../bff/src/platform/outbox';
import { makeTemporaryFolder } from '../database';
import { databaseOn } from '../database/server';
import { makeTemplate } from '../database/template';
import { onServer } from '../database/server';
import { isDrained, makeCrowd } from './lab/crowd';
import { effectsOf } from './lab/effects-count';
import { openRealNetwork } from './lab/real-network';
import { labPlatform, type LabPerson } from './lab/world';

const kills = Number(process.env.LAB_DATABASE_KILLS ?? 3);
const factsEach = 40;
const lanes = 8;
const unknownRestMs = 10_000;
const limitMs = 180_000 + kills * 20_000;

test(
  `PostgreSQL is killed ${kills} times while facts come and go: what was acknowledged is told, once, in order`,
  async () => {
    const folder = await makeTemporaryFolder();
    const dataDir = join(folder, 'postgres');
    const cluster = await startEmbeddedPostgres({ dataDir, durable: true });
    const template = await makeTemplate(cluster.url);
    await onServer(cluster.url, (client) => client.query(`create database lab template ${template}`));
    const db = createDatabase({ url: databaseOn(cluster.url, 'lab') });
    const network = openRealNetwork();
    const crowd = await makeCrowd(db, [
      { cameBy: 'single', people: 20 },
      { cameBy: 'batch', people: 20 },
    ]);
    const platform = labPlatform(db, systemClock, Math.random);
    const dispatcher = startDispatcher({ platform, sendRequest: network.sendRequest });
    try {
      const progress = { acknowledged: 0 };
      const appending = appendAll(platform, crowd, progress);
      let killed = 0;
      for (; killed < kills; killed += 1) {
        // Somewhere in its share of the work, however fast that goes; never twice in the same one.
        const share = (killed + 0.1 + 0.8 * Math.random()) / kills;
        await until(() => progress.acknowledged >= share * crowd.length * factsEach);
        // It has to be there again before it can be killed again.
        await until(() => isThere(db));
        process.kill((await readPostmasterLock(dataDir))!.pid, 'SIGKILL');
      }
      await appending;
      const { acknowledged } = progress;
      dispatcher.wake();
      while (!(await isDrained(db).catch(() => false))) await sleep(100);
      await sleep(unknownRestMs / 10);

      expect(killed).toBe(kills);
      expect(acknowledged).toBe(crowd.length * factsEach);
      expect(effectsOf(network.receivers.core)).toEqual({ inEffect: acknowledged, doubled: 0, overtaken: 0 });
      expect(effectsOf(network.receivers.batch)).toEqual({
        inEffect: acknowledged / 2,
        doubled: 0,
        overtaken: 0,
      });
      const single = effectsOf(network.receivers.single);
      expect(single).toMatchObject({ doubled: 0, overtaken: 0 });
      const { told, open } = await db.one<{ told: number; open: number }>(
        `select count(*) filter (where state = 'accepted')::int as told, count(*) filter (where state = 'unknown')::int as open
         from ledger_row where account_id = 'single'`,
      );
      expect(told + open).toBe(acknowledged / 2);
      expect(single.inEffect).toBeGreaterThanOrEqual(told);
      expect((await checkChain(db)).faults).toEqual([]);
      process.stdout.write(
        `${killed} kills, ${acknowledged} facts acknowledged and told; ${open} rows of unknown fate left to a person\n`,
      );
    } finally {
      await dispatcher.stop();
      await db.close();
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
  limitMs,
);

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(5);
}

const isThere = (db: Database): Promise<boolean> =>
  db.ping().then(
    () => true,
    () => false,
  );

/** Every person's facts one after the other, each tried until it was acknowledged; a repeat is known by its key. */
async function appendAll(
  platform: ReturnType<typeof labPlatform>,
  crowd: readonly LabPerson[],
  progress: { acknowledged: number },
): Promise<void> {
  const waiting = [...crowd];
  const work = Array.from({ length: lanes }, async () => {
    for (let person = waiting.pop(); person; person = waiting.pop()) {
      for (let number = 0; number < factsEach; number += 1) {
        await appendUntilAcknowledged(platform, person, number);
        progress.acknowledged += 1;
      }
    }
  });
  await Promise.all(work);
}

async function appendUntilAcknowledged(
  platform: ReturnType<typeof labPlatform>,
  { personId, touchId }: LabPerson,
  number: number,
): Promise<void> {
  const onceKey = `${personId} ${number}`;
  for (;;) {
    try {
      await platform.db.transaction((tx) =>
        appendFact(
          { ...platform, db: tx },
          {
            name: 'application_submitted',
            personId,
            touchId,
            onceKey,
            data: {
              applicationId: platform.ids.next('application'),
              lenderCode: 'qingshan',
              completedSteps: 4,
              secondsSinceStart: number,
            },
          },
        ),
      );
      return;
    } catch {
      // The commit may have been the last thing that was done: then it is there already.
      const known = await platform.db
        .query('select 1 from fact where once_key = $1', [`application_submitted:${onceKey}`])
        .catch(() => []);
      if (known.length > 0) return;
      await sleep(100);
    }
  }
}
