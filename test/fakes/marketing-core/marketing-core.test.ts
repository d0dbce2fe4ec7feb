import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { Webhook } from 'standardwebhooks';
import { createFakeMarketingCore, type FakeMarketingCore } from './index';

const secret = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;
const person = 'psn_01JD0000000000000000000002';
const clock = { now: () => new Date('2026-11-22T04:00:00Z') };

let folder: string;
let core: FakeMarketingCore;
let server: Server;
let base: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loudou-inbox-'));
  core = createFakeMarketingCore({ secret, clock, file: join(folder, 'inbox.jsonl') });
  server = createServer(express().use('/sandbox/core', core.router));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sandbox/core`;
});
afterEach(async () => {
  core.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

function settled(sequence: number, change: Record<string, unknown> = {}) {
  return {
    specversion: '1.0',
    id: `fct_01JD00000000000000000000${String(sequence).padStart(2, '0')}`,
    source: '/loudou/test',
    type: 'loudou.loan_settled',
    subject: person,
    partitionkey: person,
    sequence: String(sequence).padStart(20, '0'),
    time: '2026-11-22T04:00:00.000Z',
    datacontenttype: 'application/json',
    dataschema: 'https://loan.example.com/contract/facts/loan_settled/1.json',
    data: {
      loanId: 'lon_01JD0000000000000000000004',
      early: true,
      monthsHeld: 3,
      neverOverdue: true,
      paidInterestFen: 5,
    },
    ...change,
  };
}

async function post(events: unknown, change: Record<string, string> = {}): Promise<number> {
  const body = JSON.stringify(events);
  const now = new Date();
  const response = await fetch(`${base}/events`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/cloudevents-batch+json; charset=utf-8',
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
      'webhook-signature': new Webhook(secret).sign('msg_1', now, body),
      ...change,
    },
  });
  return response.status;
}

test('a signed batch in order takes effect, and its repetition does not', async () => {
  expect(await post([settled(1), settled(2)])).toBe(204);
  expect(await post([settled(2), settled(3)])).toBe(204);
  expect(core.inbox.counts).toEqual({ received: 4, inEffect: 3, repeated: 1, refused: 0 });
});

test.each([
  ['a signature that does not hold', [settled(1)], { 'webhook-id': 'msg_2' }, 401],
  ['another media type', [settled(1)], { 'content-type': 'application/json' }, 415],
  ['no list of events', settled(1), {}, 400],
  ['an envelope without its sequence', [settled(1, { sequence: '1' })], {}, 422],
  ['a fact nobody published', [settled(1, { type: 'loudou.lottery_won' })], {}, 422],
  ['data that its schema refuses', [settled(1, { data: { loanId: 'x' } })], {}, 422],
  ['a later fact before an earlier one', [settled(2), settled(1)], {}, 422],
])('%s is refused, and nothing of the batch takes effect', async (_name, events, headers, status) => {
  expect(await post(events, headers as Record<string, string>)).toBe(status);
  expect(core.inbox.counts.inEffect).toBe(0);
  expect(core.inbox.counts.refused).toBeGreaterThan(0);
});

test('a restart forgets nothing: what came before is still known as a repetition', async () => {
  await post([settled(1)]);
  const again = createFakeMarketingCore({ secret, clock, file: join(folder, 'inbox.jsonl') });
  expect(again.inbox.counts).toEqual({ received: 1, inEffect: 1, repeated: 0, refused: 0 });
  expect(again.inbox.newestFirst({ limit: 10 })[0]!.event.subject).toBe(person);
});

test('the page shows the fact by its meaning, and only the person that was asked for', async () => {
  await post([settled(1)]);
  const page = await (await fetch(base)).text();
  expect(page).toContain('借款已还清');
  expect(page).toContain(person);
  const other = await (await fetch(`${base}?person=psn_other`)).text();
  expect(other).not.toContain('借款已还清');
});

test('what somebody puts into the address stays text', async () => {
  const page = await (
    await fetch(`${base}?person=${encodeURIComponent('"><script>alert(1)</script>')}`)
  ).text();
  expect(page).not.toContain('<script>alert');
});

test('the stream tells of a fact as it comes', async () => {
  const stream = await fetch(`${base}/stream`);
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  await reader.read();
  await post([settled(1)]);
  let told = '';
  while (!told.includes('data: ')) told += (await reader.read()).value ?? '';
  expect(told).toContain('loudou.loan_settled');
  await reader.cancel();
});

test('the list tells the same as the page, for programs', async () => {
  await post([settled(1)]);
  expect(await (await fetch(`${base}/events.json`)).json()).toMatchObject({
    counts: { inEffect: 1 },
    events: [{ inEffect: true, event: { subject: person } }],
  });
});
