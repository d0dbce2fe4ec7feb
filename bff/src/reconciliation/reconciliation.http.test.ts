import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { openOperatorSession } from '../operator/operator-session.store';
import { lastResort } from '../platform/http';
import { type Books, csv, lineOf, openBooks, yesterday } from './planted.fixture';
import { receiptBounds } from './receipts/receipt-bounds';
import { receiptsDoor, receiptsPath } from './reconciliation.http';

let books: Books;
let server: Server;
let url: string;
beforeEach(async () => {
  books = await openBooks();
  const app = express().use(receiptsDoor(books.admin)).use(lastResort(books.admin.logger));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${receiptsPath}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await books.close();
});

async function cookieOf(role: 'admin' | 'analyst'): Promise<string> {
  const openedAt = books.clock.now();
  const expiresAt = new Date(openedAt.getTime() + 3_600_000);
  const { operatorId } = books[role].operator;
  return `loudou_console=${await openOperatorSession(books.db, { operatorId, openedAt, expiresAt })}`;
}
const post = (body: unknown, headers: Record<string, string>) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const file = (text: string) => ({ accountId: 'acc_ocean', fileName: 'report.csv', text });
const kept = async () => (await books.db.query('select 1 from receipt_import')).length;

test('tries a report, then keeps it and compares the day', async () => {
  const row = await books.plantRow();
  const headers = { cookie: await cookieOf('admin'), 'x-loudou-console': '1' };
  const tried = await post({ file: file(csv(lineOf(row))), dryRun: true }, headers);
  expect(await tried.json()).toMatchObject({ preview: { rows: 1 }, imported: [] });
  expect(await kept()).toBe(0);
  const done = await post({ file: file(csv(lineOf(row))), dryRun: false }, headers);
  expect(await done.json()).toMatchObject({ imported: [{ accountId: 'acc_ocean', day: yesterday }] });
  expect(await books.db.query('select counted, unexplained from reconciliation_run')).toEqual([
    { counted: 1, unexplained: 0 },
  ]);
});

test('takes nothing without the console header, without a session, or from an analyst', async () => {
  const cookie = await cookieOf('admin');
  const body = { file: file(csv(lineOf({ deliveryId: 'a' }))), dryRun: false };
  const asked = await Promise.all([
    post(body, { cookie }),
    post(body, { 'x-loudou-console': '1' }),
    post(body, { cookie: 'loudou_console=guessed', 'x-loudou-console': '1' }),
    post(body, { cookie: await cookieOf('analyst'), 'x-loudou-console': '1' }),
  ]);
  expect(asked.map(({ status }) => status)).toEqual([401, 401, 401, 403]);
  expect(await kept()).toBe(0);
});

test('a file of the full size passes, a larger one is refused', async () => {
  const headers = { cookie: await cookieOf('admin'), 'x-loudou-console': '1' };
  const line = `${lineOf({ deliveryId: 'x'.repeat(60) })}\n`;
  const lines = Math.floor((receiptBounds.maxFileBytes - 100) / line.length);
  const full = await post({ file: file(csv(line.repeat(lines))), dryRun: true }, headers);
  expect(await full.json()).toMatchObject({ preview: { problem: null, rows: lines } });
  const over = await post({ file: file('x'.repeat(receiptBounds.maxFileBytes + 1)), dryRun: true }, headers);
  expect(over.status).toBe(400);
  const huge = await post({ file: file('x'.repeat(2 * receiptBounds.maxFileBytes)), dryRun: true }, headers);
  expect(huge.status).toBe(413);
});
