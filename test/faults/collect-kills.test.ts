import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabase, type Database, startEmbeddedPostgres } from '../../bff/src/platform/database';
import { readPostmasterLock } from '../../bff/src/platform/database/embedded/postmaster-lock';
import { makeTemporaryFolder } from '../database';
import { databaseOn, onServer } from '../database/server';
import { makeTemplate } from '../database/template';
import { createSandbox } from '../sandbox';
import { openBffProcess } from '../world/bff-process';
import { openSessions } from '../world/open-sessions';
import { openPhone } from './lab/collecting-phone';
import { seededChance } from './seeded-chance';

const trials = Number(process.env.COLLECT_KILLS ?? 2);
const phones = 24;
const seed = Number(process.env.FAULT_SEED ?? Date.now() % 1_000_000);
const chance = seededChance(seed);
const limitMs = 120_000 + trials * 30_000;

/** A server that ends more often than this within a minute has a fault, and is left where it lies. */
const databaseKillsPerMinute = 5;
const minuteMs = 60_000;
const backWithinMs = 60_000;

/** Kills the database; `rest` waits until it may be killed once more. */
function createDatabaseKiller(dataDir: string) {
  const killedAtMs: number[] = [];
  return {
    async rest(): Promise<void> {
      const mayAtMs = (killedAtMs.at(-databaseKillsPerMinute) ?? -minuteMs) + minuteMs + 1_000;
      if (mayAtMs > Date.now()) await sleep(mayAtMs - Date.now());
    },
    async kill(): Promise<void> {
      killedAtMs.push(Date.now());
      process.kill((await readPostmasterLock(dataDir))!.pid, 'SIGKILL');
    },
  };
}

async function untilThere(db: Database): Promise<void> {
  const deadlineMs = Date.now() + backWithinMs;
  while (!(await isThere(db))) {
    if (Date.now() > deadlineMs) throw new Error('the database does not come back');
    await sleep(20);
  }
}

const isThere = (db: Database): Promise<boolean> =>
  db.ping().then(
    () => true,
    () => false,
  );

test(
  `${trials} kills of app and database under load (seed ${seed}): nothing acknowledged is lost, nothing is stored twice`,
  async () => {
    const folder = await makeTemporaryFolder();
    const dataDir = join(folder, 'postgres');
    const cluster = await startEmbeddedPostgres({ dataDir, durable: true });
    const template = await makeTemplate(cluster.url);
    await onServer(cluster.url, (client) => client.query(`create database collecting template ${template}`));
    const url = databaseOn(cluster.url, 'collecting');
    const db = createDatabase({ url, maxConnections: 2 });
    const sandbox = createSandbox({
      clock: { now: () => new Date(), nowMs: () => Date.now() },
      sandboxUrl: () => 'http://127.0.0.1:9',
      bffUrl: () => 'http://127.0.0.1:9',
      maxCoreEntries: 10,
      lenderDelays: {},
    });
    const bff = await openBffProcess({
      ...sandbox.environment(),
      DATABASE_URL: url,
      MASTER_KEY: randomBytes(32).toString('base64'),
      LOG_LEVEL: 'silent',
      ANALYTICS_FOLDER: join(folder, 'analytics'),
    });
    try {
      const tokens = await openSessions(db, phones);
      const all = tokens.map((token) => openPhone(`${bff.url}/collect`, token));
      const ids = (of: 'sent' | 'acknowledged') => all.flatMap((phone) => [...phone[of]]);
      let kept = 0;
      const database = createDatabaseKiller(dataDir);

      for (let trial = 0; trial < trials; trial += 1) {
        const isOfApp = trial % 2 === 0;
        if (!isOfApp) await database.rest();
        const talking = all.map((phone) => phone.talk());
        await sleep(chance.between(150, 900));
        if (isOfApp) await bff.kill();
        else await database.kill();
        await sleep(chance.between(0, 100));
        all.forEach((phone) => phone.hush());
        await Promise.all(talking);
        kept += all.reduce((sum, phone) => sum + phone.held.length, 0);

        if (isOfApp) await bff.start();
        await untilThere(db);
        expect({ trial, lost: await missing(db, ids('acknowledged')) }).toEqual({ trial, lost: 0 });
        await Promise.all(all.map((phone) => phone.resendAll()));
        expect({ trial, lost: await missing(db, ids('sent')) }).toEqual({ trial, lost: 0 });
        expect({ trial, ...(await stored(db)) }).toEqual({ trial, rows: ids('sent').length, doubled: 0 });
      }
      process.stdout.write(
        `${trials} kills, ${ids('sent').length} events stored once each; ${kept} batches were held by phones and sent again\n`,
      );
      expect(kept).toBeGreaterThan(0);
    } finally {
      await bff.stop();
      sandbox.close();
      sandbox.core.close();
      await db.close();
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
  limitMs,
);

async function missing(db: Database, eventIds: string[]): Promise<number> {
  const { lost } = await db.one<{ lost: number }>(
    `select count(*)::int as lost from unnest($1::text[]) as sent (event_id)
     where not exists (select from behaviour_event as kept where kept.event_id = sent.event_id)`,
    [eventIds],
  );
  return lost;
}

function stored(db: Database): Promise<{ rows: number; doubled: number }> {
  return db.one(
    'select count(*)::int as rows, (count(*) - count(distinct event_id))::int as doubled from behaviour_event',
  );
}
