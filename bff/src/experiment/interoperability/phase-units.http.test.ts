import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExperimentId, PersonId } from '@loudou/shared/ids';
import { parse } from 'csv-parse/sync';
import express from 'express';
import { openOperatorSession } from '../../operator/operator-session.store';
import { lastResort } from '../../platform/http';
import { openVisits, type Visits } from '../assignment/visits.fixture';
import { plantUnit } from '../exposure/planted-unit.fixture';
import { maxUnitExportsAtOnce, phaseUnitsDoor } from './phase-units.http';
import { asCsvText, plantFact, plantJourney, readParquet } from './phase-units.fixture';
import { factsTold, unitColumns } from './unit-columns';
import { loadEngine } from './units-parquet';

let world: Visits;
let server: Server;
let url: string;
let cookie: string;
let experimentId: ExperimentId;
let load = loadEngine;

beforeEach(async () => {
  world = await openVisits();
  experimentId = await world.start();
  load = loadEngine;
  const app = express()
    .use(phaseUnitsDoor(world.ground, () => load()))
    .use(lastResort(world.ground.logger));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/trpc/experiment-units`;
  const expiresAt = new Date(world.clock.nowMs() + 3_600_000);
  const session = { operatorId: 'opr_chen', openedAt: world.clock.now(), expiresAt };
  cookie = `loudou_console=${await openOperatorSession(world.db, session)}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await world.drop();
});

const asConsole = () => ({ cookie, 'x-loudou-console': '1' });
const ask = (body: object = {}, headers: Record<string, string> = asConsole(), signal?: AbortSignal) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ experimentId, phase: 1, format: 'csv', ...body }),
    ...(signal ? { signal } : {}),
  });
const before = (minutes: number) => new Date(world.clock.nowMs() - minutes * 60_000);

/** Somebody of each kind: saw it and went all the way, was too late, is no customer, has only been given it. */
async function plantLives(lives: number): Promise<PersonId[]> {
  const people: PersonId[] = [];
  for (let place = 0; place < lives; place += 1) {
    const personId = await world.person();
    people.push(personId);
    await plantUnit(world.db, {
      experimentId,
      personId,
      variant: place % 2 === 0 ? 'a' : 'b',
      host: (['weapp', 'tt', 'h5'] as const)[place % 3]!,
      assignedAt: before(100),
      exposedAt: place % 4 === 3 ? null : before(90),
      timedOutAt: place % 4 === 2 ? before(95) : null,
    });
    for (const [step, name] of factsTold.entries())
      if (step < place) await plantFact(world.db, { personId, name, at: before(80 - step) });
    const source = {
      personId,
      adPlatform: place % 3 === 0 ? '' : 'baidu',
      mark: place % 5 === 4 ? 'bot' : '',
    };
    await plantJourney(world.db, { ...source, at: before(120) });
  }
  return people;
}

const csvRows = (text: string) =>
  parse(text, { bom: true, columns: true }) as Record<keyof typeof unitColumns, string>[];

async function parquetOf(answer: Response) {
  const folder = await mkdtemp(join(tmpdir(), 'read-'));
  const path = join(folder, 'units.parquet');
  try {
    await writeFile(path, Buffer.from(await answer.arrayBuffer()));
    return await readParquet(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What became of it is written when the answer is out, so it may come a moment later. */
async function auditOf(entries: number) {
  const read = () =>
    world.db.query<{ operator_id: string; action: string; reason: string }>(
      `select operator_id, action, reason from audit_entry
       where subject = $1 and action like 'experiment_units%' order by entry_id`,
      [experimentId],
    );
  for (let tries = 0; (await read()).length < entries && tries < 500; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
  return read();
}
const foldersLeft = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('loudou-units-'));

test('Parquet says row by row what the CSV says, in types of its own', async () => {
  await plantLives(12);
  const csv = await ask();
  expect([csv.status, csv.headers.get('x-total-rows')]).toEqual([200, '12']);
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(csv.headers.get('content-disposition')).toContain('EXP-001-phase-1-units.csv');
  const rows = csvRows(await csv.text());
  expect(rows).toHaveLength(12);
  const parquet = await ask({ format: 'parquet' });
  expect(parquet.headers.get('content-type')).toBe('application/vnd.apache.parquet');
  const read = await parquetOf(parquet);
  const words = { varchar: 'VARCHAR', boolean: 'BOOLEAN', timestamptz: 'TIMESTAMP WITH TIME ZONE' };
  expect(read.types).toEqual(
    Object.fromEntries(Object.entries(unitColumns).map(([column, type]) => [column, words[type]])),
  );
  expect(
    read.rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([column, value]) => [column, asCsvText(value)])),
    ),
  ).toEqual(rows);
  // Whoever came by themselves has an empty text there; nothing that was is no text.
  expect(read.rows.filter((row) => row['ad_platform'] === '')).toHaveLength(4);
  expect(read.rows.filter((row) => row['exposed_at'] === null)).toHaveLength(3);
});

test('nobody is told of by id, account, device or anything that is theirs', async () => {
  const people = await plantLives(6);
  const text = await (await ask()).text();
  for (const personId of people) expect(text).not.toContain(personId);
  const units = await world.db.query<{ unit: string }>(
    `select encode(unit_id, 'hex') as unit from experiment_assignment`,
  );
  for (const { unit } of units) expect(text).not.toContain(unit);
  expect(text.split('\n')[0]).toBe(Object.keys(unitColumns).join(','));
});

test.each(['csv', 'parquet'])(
  'who asked and how much left is in the audit, and no %s stays here',
  async (format) => {
    await plantLives(3);
    const others = await foldersLeft();
    await (await ask({ format })).arrayBuffer();
    expect(await auditOf(2)).toEqual([
      { operator_id: 'opr_chen', action: 'experiment_units_exported', reason: `phase 1, ${format}, 3 rows` },
      { operator_id: 'opr_chen', action: 'experiment_units_export_ended', reason: '3 rows' },
    ]);
    expect((await foldersLeft()).filter((name) => !others.includes(name))).toEqual([]);
  },
);

test('a phase with nobody in it is a file with its columns alone', async () => {
  expect(csvRows(await (await ask()).text())).toEqual([]);
  const { types, rows } = await parquetOf(await ask({ format: 'parquet' }));
  expect([Object.keys(types), rows]).toEqual([Object.keys(unitColumns), []]);
});

/** Many units of one person, without many people. */
async function plantMany(units: number): Promise<void> {
  await plantLives(1);
  await world.db.query(
    `insert into experiment_assignment (assignment_id, experiment_id, phase, variant, unit_kind, unit_id, host, person_id,
       share_bps, config_version, assigned_at)
     select 'asg_' || place, experiment_id, phase, variant, unit_kind, sha256(convert_to(place::text, 'UTF8')), host,
       person_id, share_bps, config_version, assigned_at
     from experiment_assignment, generate_series(2, $1::int) place`,
    [units],
  );
}

test.each(['csv', 'parquet'])(
  'whoever goes away ends it (%s), and the audit says after how many rows',
  async (format) => {
    await plantMany(40_000);
    const others = await foldersLeft();
    const leaving = new AbortController();
    const asked = ask({ format }, asConsole(), leaving.signal);
    if (format === 'csv') await (await asked).body!.getReader().read();
    else await auditOf(1);
    leaving.abort();
    await asked.catch(() => undefined);
    const { reason } = (await auditOf(2))[1]!;
    expect(reason).toMatch(/^cut short after \d+ rows$/);
    expect(Number(/\d+/.exec(reason)![0])).toBeLessThan(40_000);
    expect((await foldersLeft()).filter((name) => !others.includes(name))).toEqual([]);
  },
);

test('more at once than a process bears are asked to come again, and places are given back', async () => {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  let waiting = 0;
  load = async () => {
    waiting += 1;
    await gate;
    return loadEngine();
  };
  const running = Array.from({ length: maxUnitExportsAtOnce }, () => ask({ format: 'parquet' }));
  while (waiting < maxUnitExportsAtOnce) await new Promise((resolve) => setTimeout(resolve, 5));
  const refused = await ask();
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '30']);
  open();
  await Promise.all(running.map(async (answer) => (await answer).arrayBuffer()));
  await auditOf(2 * maxUnitExportsAtOnce);
  expect((await ask()).status).toBe(200);
});

test.each([
  [400, { format: 'xlsx' }],
  [400, { phase: 0 }],
  [400, { phase: '1' }],
  [400, { experimentId: "exp_1' or true" }],
  [400, { another: 1 }],
  [404, { phase: 2 }],
  [404, { experimentId: 'exp_01JD0000000000000000000000' }],
])('%i answers %j, and nothing is in the audit', async (status, body) => {
  const answer = await ask(body);
  expect([answer.status, answer.headers.get('content-disposition')]).toEqual([status, null]);
  expect(await auditOf(0)).toEqual([]);
});

test('a stranger and a form of another site get nothing; a machine without the engine still writes CSV', async () => {
  for (const headers of [{}, { cookie }, { 'x-loudou-console': '1' }])
    expect((await ask({}, headers as Record<string, string>)).status).toBe(401);
  load = () => Promise.reject(new Error('no such library'));
  expect((await ask({ format: 'parquet' })).status).toBe(503);
  expect(await auditOf(0)).toEqual([]);
  expect((await ask()).status).toBe(200);
});
