import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { lastResort } from '../platform/http';
import { createLogger } from '../platform/logger';
import { operatorAtDoor, operatorTokenOf, setOperatorCookie } from './operator-at-door';
import { openOperatorSession } from './operator-session.store';
import { standingClock } from './operator.fixture';
import { insertOperator } from './operator.store';

const clock = standingClock('2026-11-22T04:00:00Z');
let database: TestDatabase;
let server: Server;
let url: string;
let token: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const operator = { operatorId: 'opr_1', signInName: 'lin', displayName: 'Lin', role: 'analyst' as const };
  await insertOperator(db, { ...operator, passwordHash: '-', at: clock.now() });
  const expiresAt = new Date(clock.nowMs() + 3_600_000);
  token = await openOperatorSession(db, { operatorId: 'opr_1', openedAt: clock.now(), expiresAt });
  const app = express()
    .get('/who', async (request, response) => {
      const operator = await operatorAtDoor({ db, clock }, request);
      response.json({ operator: operator?.operatorId ?? null, token: operatorTokenOf(request) });
    })
    .get('/in', (request, response) => {
      setOperatorCookie(request, response, 'a-token');
      response.end();
    })
    .get('/out', (request, response) => {
      setOperatorCookie(request, response, null);
      response.end();
    })
    .use(lastResort(createLogger({ level: 'silent' })));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await database.drop();
});

const who = async (headers: Record<string, string>) => (await fetch(`${url}/who`, { headers })).json();
const cookieFrom = async (path: string) => (await fetch(`${url}${path}`)).headers.get('set-cookie')!;

test('the cookie opens the door together with the console’s own header', async () => {
  const cookie = `other=1; loudou_console=${token}`;
  expect(await who({ cookie, 'x-loudou-console': '1' })).toEqual({ operator: 'opr_1', token });
});

test('a form of another site has the cookie only, and nothing opens', async () => {
  const cookie = `loudou_console=${token}`;
  const nobody = { operator: null, token: null };
  expect(await who({ cookie })).toEqual(nobody);
  expect(await who({ cookie, 'x-loudou-console': '0' })).toEqual(nobody);
  expect(await who({ 'x-loudou-console': '1' })).toEqual(nobody);
});

test('whoever has yet to set a password of their own comes through no door', async () => {
  const headers = { cookie: `loudou_console=${token}`, 'x-loudou-console': '1' };
  await database.db.query(`update operator set one_time_until = '-infinity'`);
  const response = await fetch(`${url}/who`, { headers });
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({ error: { code: 'not_allowed' } });
  await database.db.query('update operator set one_time_until = null');
  expect(await who(headers)).toMatchObject({ operator: 'opr_1' });
});

test('a token that nobody was given opens nothing, and an old one no more', async () => {
  const guessed = await who({ cookie: 'loudou_console=guessed', 'x-loudou-console': '1' });
  expect(guessed).toEqual({ operator: null, token: 'guessed' });
  clock.advance(3_600_001);
  const old = await who({ cookie: `loudou_console=${token}`, 'x-loudou-console': '1' });
  expect(old).toMatchObject({ operator: null });
});

test('no script reads the cookie, no other site sends it, and it ends with the session', async () => {
  const given = await cookieFrom('/in');
  expect(given).toContain('loudou_console=a-token; Max-Age=43200; Path=/trpc;');
  expect(given).toContain('HttpOnly');
  expect(given).toContain('SameSite=Strict');
  expect(await cookieFrom('/out')).toMatch(/^loudou_console=; Path=\/trpc; Expires=Thu, 01 Jan 1970/);
});
