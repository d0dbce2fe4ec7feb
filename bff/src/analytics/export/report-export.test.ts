import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'csv-parse/sync';
import express from 'express';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { openOperatorSession } from '../../operator/operator-session.store';
import { standingClock } from '../../operator/operator.fixture';
import { insertOperator } from '../../operator/operator.store';
import { createLogger } from '../../platform/logger';
import { defineExportTable, type ExportRecord, type ExportTable, maxExportRows } from './export-table';
import { funnelTable } from './funnel.table';
import { groupTable, peopleTable } from './people.table';
import { maxExportsAtOnce, reportExportDoor } from './report-export.http';

const clock = standingClock('2026-11-22T04:00:00Z');
const days = { from: '2026-11-01', to: '2026-11-20' };
let database: TestDatabase;
let server: Server;
let url: string;
let cookie: string;

/** A table that writes as many rows as it is asked for, and waits in the middle while it is told to. */
let gate: Promise<void> | null = null;
const counted: ExportTable = defineExportTable({
  columns: ['place', 'text'],
  question: z.object({ rows: z.int(), text: z.string().default('x') }),
  open: async (_, { rows, text }) => ({ total: rows, records: someRows(rows, text) }),
});
async function* someRows(rows: number, text: string): AsyncGenerator<ExportRecord> {
  for (let place = 0; place < rows; place += 1) {
    if (gate && place === Math.floor(rows / 2)) await gate;
    yield { place, text };
  }
}

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const ground = { db, clock, logger: createLogger({ level: 'silent' }) };
  server = createServer(
    express().use(
      reportExportDoor(ground, { funnel: funnelTable, people: peopleTable, group: groupTable, counted }),
    ),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/trpc/report.csv`;
  const operator = { operatorId: 'opr_1', signInName: 'lin', displayName: 'Lin', role: 'analyst' as const };
  await insertOperator(db, { ...operator, passwordHash: '-', at: clock.now() });
  const expiresAt = new Date(clock.nowMs() + 3_600_000);
  const token = await openOperatorSession(db, { operatorId: 'opr_1', openedAt: clock.now(), expiresAt });
  cookie = `loudou_console=${token}`;
});
beforeEach(async () => {
  gate = null;
  await database.db.query('truncate audit_entry');
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await database.drop();
});

const asConsole = () => ({ cookie, 'x-loudou-console': '1' });
const ask = (
  table: string,
  question: unknown,
  headers: Record<string, string> = asConsole(),
  signal?: AbortSignal,
) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ table, question }),
    ...(signal ? { signal } : {}),
  });
const audit = () =>
  database.db.query<{ action: string; subject: string; reason: string }>(
    'select action, subject, reason from audit_entry order by entry_id',
  );

/** What became of it is written when the answer is out, so it may come a moment later. */
async function auditOf(entries: number) {
  for (let tries = 0; (await audit()).length < entries && tries < 500; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
  return audit();
}

/** Writes people as the projection leaves them: so many a day, at a depth. */
async function plant(people: number, depth: number): Promise<void> {
  await database.db.query('truncate journey_person, journey_cell, source');
  const { source_id } = await database.db.one<{ source_id: number }>(
    `insert into source (host, entry_kind, ad_platform, account_id, plan_id, creative_id, partner, creator,
       live_room, keyword, first_seen_on)
     values ('tt', 'ad', 'ocean_engine', '=1+1', '', '', '', '', '', '', '2026-11-01') returning source_id`,
  );
  await database.db.query(
    `insert into journey_person (root_id, arrived_at, arrived_on, source_id, mark, depth, last_seen_at)
     select 'psn_' || lpad(n::text, 26, '0'), timestamptz '2026-11-02 10:00+08' + n * interval '1 second',
            '2026-11-02', $2, '', $3, timestamptz '2026-11-03 10:00+08'
     from generate_series(1, $1::int) n`,
    [people, source_id, depth],
  );
  await database.db.query(
    `insert into journey_cell (arrived_on, source_id, mark, people)
     select '2026-11-02', $2, '', array(select case when step <= $3 then $1::int else 0 end from generate_series(1, 9) step)`,
    [people, source_id, depth],
  );
}

test('every person behind a number is in the file once, over as many pages as it takes', async () => {
  await plant(2_300, 3);
  const answer = await ask('people', { days, step: 'registered', which: 'standing' });
  expect([answer.status, answer.headers.get('x-total-rows')]).toEqual([200, '2300']);
  const records = parse<Record<string, string>>(await answer.text(), { columns: true, bom: true });
  expect(new Set(records.map((record) => record['person_id'])).size).toBe(2_300);
  expect(records[0]).toMatchObject({ step: 'registered', ad_platform: 'ocean_engine' });
  // A link can say anything: what begins like a formula is no formula any more.
  expect(records[0]!['account']).toBe(`'=1+1`);
});

test('the beginning and the number of rows that left are in the audit', async () => {
  await plant(3, 3);
  const answer = await ask('group', { days, group: 'registered_not_credited' });
  expect(parse(await answer.text(), { bom: true })).toHaveLength(1 + 3);
  expect(await audit()).toEqual([
    {
      action: 'report_exported',
      subject: 'group',
      reason: `3 rows: ${JSON.stringify({ days, group: 'registered_not_credited' })}`,
    },
    { action: 'report_export_ended', subject: 'group', reason: '3 rows' },
  ]);
});

test('the funnel leaves as it stands, with the stretch that it was held against', async () => {
  await plant(10, 3);
  const answer = await ask('funnel', { days, compareTo: { from: '2026-10-12', to: '2026-10-31' } });
  const records = parse<Record<string, string>>(await answer.text(), { columns: true, bom: true });
  expect(records).toHaveLength(2 * 9);
  expect(records[2]).toMatchObject({ from: '2026-11-01', group: 'all', step: 'registered', people: '10' });
  expect(records[11]).toMatchObject({ from: '2026-10-12', people: '0' });
});

test('whoever goes away ends it, and the audit says after how many rows', async () => {
  let open = () => {};
  gate = new Promise((resolve) => {
    open = resolve;
  });
  const leaving = new AbortController();
  const answer = await ask('counted', { rows: 40_000, text: 'x'.repeat(200) }, asConsole(), leaving.signal);
  const reader = answer.body!.getReader();
  await reader.read();
  leaving.abort();
  open();
  await expect(reader.read()).rejects.toThrow();
  const entries = await auditOf(2);
  expect(entries[1]!.reason).toMatch(/^cut short after \d+ rows$/);
  expect(Number(/\d+/.exec(entries[1]!.reason)![0])).toBeLessThan(40_000);
});

test('the number of rows has an end, and the file says so', async () => {
  const answer = await ask('counted', { rows: maxExportRows + 5 });
  expect(answer.headers.get('x-total-rows')).toBe(String(maxExportRows));
  const lines = (await answer.text()).trimEnd().split('\n');
  expect([lines.length, lines.at(-1)]).toEqual([
    1 + maxExportRows + 1,
    `cut off after ${maxExportRows} rows; narrow the report`,
  ]);
  expect((await auditOf(2))[1]!.reason).toBe(`cut short after ${maxExportRows} rows`);
});

test('more at once than a process bears are asked to come again, and places are given back', async () => {
  let open = () => {};
  gate = new Promise((resolve) => {
    open = resolve;
  });
  const running = await Promise.all(
    Array.from({ length: maxExportsAtOnce }, () => ask('counted', { rows: 4 })),
  );
  const refused = await ask('counted', { rows: 4 });
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
  open();
  await Promise.all(running.map((answer) => answer.text()));
  const waited = async () => {
    for (let tries = 0; tries < 100; tries += 1) {
      const answer = await ask('counted', { rows: 4 });
      if (answer.status === 200) return answer.text();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('no place was given back');
  };
  expect(await waited()).toContain('place,text');
});

test('a stranger, a form of another site, an unknown table and a malformed question get nothing', async () => {
  expect((await ask('funnel', { days }, { 'x-loudou-console': '1' })).status).toBe(401);
  expect((await ask('funnel', { days }, { cookie })).status).toBe(401);
  for (const [table, question] of [
    ['gone', { days }],
    ['constructor', { days }],
    ['funnel', { days: { from: '2026-11-20', to: '2026-11-01' } }],
    ['people', { days, step: 'arrived' }],
    ['people', null],
  ] as const)
    expect([table, (await ask(table, question)).status]).toEqual([table, 400]);
  // Only what began is in it; what ended late belongs to the test before.
  expect((await audit()).filter(({ action }) => action === 'report_exported')).toEqual([]);
});
