import { join } from 'node:path';
import { createDatabase } from '../../bff/src/platform/database';
import { type Remote, startProcess } from './delivery/calls';
import { median } from './delivery/median';
import { openPlaces, type Places, settleDisk } from './delivery/places';
import { table } from './delivery/table';
import { type BulkCalls, bulkTableSql, type BulkWay, bulkWays } from './ingest/bulk.process';
import type { CeilingCalls } from './ingest/ceiling.process';
import type { LoadCalls, LoadReport } from './ingest/load.process';
import { startProduct } from './ingest/product';
import { openSessions } from '../world/open-sessions';
import type { TrpcDoorCalls } from './ingest/trpc-door.process';

const events = Number(process.env.BENCH_INGEST_EVENTS ?? 200_000);
const singles = Math.round(events / 10);
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const profileFolder = process.env.BENCH_PROFILE;
const eventsEach = 20;
const senders = 64;
const limitMs = 3_600_000;

/** As the README starts the back end, for every process alike. */
const nodeOptions = ['--max-semi-space-size=64'];

interface Seen {
  eventsPerSecond: number;
  cpuMicrosPerBatch: number;
  p50Ms: number;
  p99Ms: number;
  bytesPerBatch: number;
}

type Door = 'ours' | 'ours, copied for reports' | 'ours, one event each' | 'tRPC' | 'no store';
const doors: readonly Door[] = [
  'ours',
  'ours, copied for reports',
  'ours, one event each',
  'tRPC',
  'no store',
];

let places: Places;
let load: Remote<LoadCalls>;

beforeAll(async () => {
  places = await openPlaces();
  load = startProcess<LoadCalls>(join(__dirname, 'ingest/load.process.ts'), nodeOptions);
}, 120_000);
afterAll(async () => {
  await load?.end();
  await places?.close();
});

const say = (text: string) => process.stdout.write(`${text}\n`);

interface OpenDoor {
  url: string;
  cpuMs(): Promise<number>;
  stop(): Promise<void>;
}

async function openDoor(door: Door, databaseUrl: string): Promise<OpenDoor> {
  if (door === 'no store') {
    const process = startProcess<CeilingCalls>(join(__dirname, 'ingest/ceiling.process.ts'), nodeOptions);
    return { url: await process.listen(), cpuMs: () => process.cpuMs(), stop: () => process.end() };
  }
  if (door === 'tRPC') {
    const process = startProcess<TrpcDoorCalls>(join(__dirname, 'ingest/trpc-door.process.ts'), nodeOptions);
    return {
      url: await process.listen(databaseUrl),
      cpuMs: () => process.cpuMs(),
      stop: () => process.end(),
    };
  }
  const profile = profileFolder ? ['--cpu-prof', '--cpu-prof-dir', profileFolder] : [];
  const isCopied = door === 'ours, copied for reports';
  const product = await startProduct(databaseUrl, [...nodeOptions, ...profile], { isCopied });
  return { url: product.collectUrl, cpuMs: product.cpuMs, stop: product.stop };
}

/** Warmed up by a tenth, then timed; what was acknowledged is counted where it lies. */
function measureDoor(door: Door): Promise<Seen> {
  return places.withDatabase('product', async (databaseUrl) => {
    const db = createDatabase({ url: databaseUrl, maxConnections: 2 });
    const tokens = await openSessions(db, senders);
    const opened = await openDoor(door, databaseUrl);
    const each = door === 'ours, one event each' ? 1 : eventsEach;
    const batches = (each === 1 ? singles : events) / each;
    try {
      await load.prepare(Math.ceil(batches / 5), each);
      await load.run(opened.url, tokens);
      await load.prepare(batches, each);
      await settleDisk(databaseUrl);
      const before = await opened.cpuMs();
      const report: LoadReport = await load.run(opened.url, tokens);
      const cpuMs = (await opened.cpuMs()) - before;
      expect({ door, accepted: report.accepted }).toEqual({ door, accepted: batches * each });
      const { stored } = await db.one<{ stored: number }>(
        'select count(*)::int as stored from behaviour_event',
      );
      const sent = (batches + Math.ceil(batches / 5)) * each;
      expect({ door, stored }).toEqual({ door, stored: door === 'no store' ? 0 : sent });
      return {
        eventsPerSecond: (batches * each) / report.seconds,
        cpuMicrosPerBatch: (cpuMs * 1_000) / batches,
        p50Ms: report.p50Ms,
        p99Ms: report.p99Ms,
        bytesPerBatch: report.bytesPerBatch,
      };
    } finally {
      await opened.stop();
      await db.close();
    }
  });
}

function measureBulk(way: BulkWay): Promise<number> {
  return places.withDatabase('none', async (databaseUrl) => {
    const db = createDatabase({ url: databaseUrl, maxConnections: 2 });
    const process = startProcess<BulkCalls>(join(__dirname, 'ingest/bulk.process.ts'), nodeOptions);
    try {
      await db.query(bulkTableSql);
      await process.insert(databaseUrl, way, events / 5);
      await settleDisk(databaseUrl);
      const { seconds } = await process.insert(databaseUrl, way, events);
      const { stored } = await db.one<{ stored: number }>('select count(*)::int as stored from bulk_event');
      expect({ way, stored }).toEqual({ way, stored: events + events / 5 });
      return events / seconds;
    } finally {
      await process.end();
      await db.close();
    }
  });
}

const whole = (value: number) => Math.round(value).toLocaleString('en');
const barLine = (what: string, ratio: number, holds: boolean, bar: string) =>
  `${holds ? 'met    ' : 'NOT MET'}  ${what}: ${ratio.toFixed(2)} (bar: ${bar})`;

test(
  `${events} events in batches of ${eventsEach}, ${rounds} rounds`,
  async () => {
    const seen = new Map<Door, Seen[]>(doors.map((door) => [door, []]));
    const bulk = new Map<BulkWay, number[]>((Object.keys(bulkWays) as BulkWay[]).map((way) => [way, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const door of round % 2 === 0 ? doors : [...doors].reverse())
        seen.get(door)!.push(await measureDoor(door));
      for (const way of bulk.keys()) bulk.get(way)!.push(await measureBulk(way));
    }
    const of = (door: Door, field: keyof Seen) => median(seen.get(door)!.map((one) => one[field]));
    const bulkRate = Math.max(...[...bulk.values()].map(median));
    const rate = of('ours', 'eventsPerSecond');
    say(
      `\n${await places.describe()}; ${senders} connections, ${whole(of('ours', 'bytesPerBatch'))} bytes a batch of ${eventsEach}, median of ${rounds}`,
    );
    say(
      table([
        ['door', 'events/s', 'CPU us/request', 'p50 ms', 'p99 ms'],
        ...doors.map((door) => [
          door,
          whole(of(door, 'eventsPerSecond')),
          whole(of(door, 'cpuMicrosPerBatch')),
          of(door, 'p50Ms').toFixed(1),
          of(door, 'p99Ms').toFixed(1),
        ]),
        ...[...bulk].map(([way, rates]) => [`bulk insert by ${way}`, whole(median(rates)), '-', '-', '-']),
      ]),
    );
    const toBulk = rate / bulkRate;
    const toCeiling = rate / of('no store', 'eventsPerSecond');
    const toTrpc = of('ours', 'cpuMicrosPerBatch') / of('tRPC', 'cpuMicrosPerBatch');
    say('');
    say(
      barLine('durable events/s / best bulk insert of the same rows', toBulk, toBulk >= 0.5, 'at least 0.5'),
    );
    say(
      barLine(
        'durable events/s / node:http with the same checks, no store',
        toCeiling,
        toCeiling >= 0.35,
        'at least 0.35',
      ),
    );
    say(barLine('CPU a batch / the same as a tRPC mutation', toTrpc, toTrpc <= 0.4, 'at most 0.4'));
  },
  limitMs,
);
