import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'csv-parse/sync';
import express from 'express';
import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { openOperatorSession } from '../../operator/operator-session.store';
import { standingClock } from '../../operator/operator.fixture';
import { insertOperator } from '../../operator/operator.store';
import { createLogger } from '../../platform/logger';
import { ledgerFixture } from './ledger.fixture';
import { ledgerExportDoor } from './ledger-export.http';

// Hundreds of rows are made one by one, as the product makes them.
jest.setTimeout(60_000);

const clock = standingClock('2026-11-22T04:00:00Z');
let database: TestDatabase;
let fixture: ReturnType<typeof ledgerFixture>;
let server: Server;
let url: string;
let cookie: string;

beforeAll(async () => {
  database = await createTestDatabase();
  fixture = ledgerFixture(database.db, clock);
  const { db } = database;
  server = createServer(
    express().use(ledgerExportDoor({ db, clock, logger: createLogger({ level: 'silent' }) })),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/trpc/ledger.csv`;
  const operator = { operatorId: 'opr_1', signInName: 'lin', displayName: 'Lin', role: 'analyst' as const };
  await insertOperator(db, { ...operator, passwordHash: '-', at: clock.now() });
  const expiresAt = new Date(clock.nowMs() + 3_600_000);
  const token = await openOperatorSession(db, { operatorId: 'opr_1', openedAt: clock.now(), expiresAt });
  cookie = `loudou_console=${token}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await database.drop();
});

const ask = (filter: object, headers: Record<string, string>) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(filter),
  });
const asConsole = () => ({ cookie, 'x-loudou-console': '1' });

test('every row of the filter is in the file, over as many pages as it takes, and nothing else', async () => {
  const person = await fixture.addPerson();
  const rows: string[] = [];
  for (let place = 0; place < 450; place += 1) {
    clock.advance(1);
    rows.push(await fixture.addRow({ personId: person, state: place % 3 === 0 ? 'rejected' : 'queued' }));
  }
  await fixture.change(rows[0]!, 'rejected', 'remove', '=HYPERLINK("http://evil")');
  const answer = await ask({ states: ['rejected'] }, asConsole());
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('text/csv');
  const records = parse<Record<string, string>>(await answer.text(), { columns: true, bom: true });
  expect(records).toHaveLength(150);
  expect(new Set(records.map((record) => record['state']))).toEqual(new Set(['rejected']));
  const guarded = records.find((record) => record['delivery_id'] === rows[0])!;
  expect(guarded['cause']).toBe(`'=HYPERLINK("http://evil")`);
  const audit = await database.db.query('select operator_id, action, reason from audit_entry');
  expect(audit).toEqual([
    { operator_id: 'opr_1', action: 'ledger_exported', reason: '{"states":["rejected"]}' },
  ]);
});

test('a stranger, a form of another site and a malformed filter get nothing', async () => {
  expect((await ask({}, { 'x-loudou-console': '1' })).status).toBe(401);
  expect((await ask({}, { cookie })).status).toBe(401);
  expect((await ask({}, { cookie: 'loudou_console=guessed', 'x-loudou-console': '1' })).status).toBe(401);
  expect((await ask({ states: ['gone'] }, asConsole())).status).toBe(400);
});
