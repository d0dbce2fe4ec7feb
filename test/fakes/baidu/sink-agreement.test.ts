import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { baidu } from '../../../bff/src/delivery/sinks/baidu';
import { BaiduSettings } from '../../../bff/src/delivery/sinks/baidu/settings';
import type {
  OutgoingRequest,
  OutgoingRow,
  SinkAnswer,
} from '../../../bff/src/delivery/sinks/sink-definition';
import { anyPastRow, sampleRow } from '../../../bff/src/delivery/sinks/sink-harness.arbitrary';
import { createMovingClock, openStandIn } from '../conversion-lists/open-stand-in.test-support';
import { createFakeBaidu, type FakeBaidu } from './index';

// The sink and the stand-in were written apart from the same facts: here each is held against the other.

const token = 'GZp8mAwL1cR5uQ2tYx7e@9bKfN3';
const landingUrl = 'https://loan.example.com/landing';

let platform: FakeBaidu;
let site: Awaited<ReturnType<typeof openStandIn>>;
const clock = createMovingClock('2026-11-22T04:00:00Z');

beforeEach(async () => {
  platform = createFakeBaidu({ clock, accounts: [{ accountId: '31001', token, landingUrl }] });
  site = await openStandIn(platform.router, '/fakes/baidu');
});
afterEach(() => site.close());

const settings = () => BaiduSettings.parse({ baseUrl: site.base, landingUrl });
const lines = baidu.events.flatMap((event) => event.facts.map((fact) => ({ event, fact })));

function messageOf(
  { event, fact }: (typeof lines)[number],
  change: Partial<OutgoingRow> = {},
  clickId?: string,
) {
  const minted = clickId ?? platform.mintClick().clickId;
  const parameters = { bd_vid: [minted], planid: ['882211'], phone: ['13987654321'] };
  const externalId = `dlv_${randomBytes(13).toString('hex')}`;
  const ground = { clickId: minted, host: 'h5', parameters, hostAccount: null };
  const mapped = baidu.map(sampleRow(event, fact, ground, { externalId, ...change }), settings());
  if ('refusal' in mapped) throw new Error(mapped.refusal);
  return mapped.message;
}

async function call({ method, url, headers, body }: OutgoingRequest): Promise<SinkAnswer> {
  const response = await fetch(url, { method, headers, body });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
}

async function send(messages: ReturnType<typeof messageOf>[], secret = token) {
  const context = { settings: settings(), secrets: { token: secret }, now: clock.now(), nonce: '' };
  return baidu.read(await call(baidu.write(messages, context)), messages).map(({ verdict }) => verdict);
}

test('every event with every grade arrives in one call; credit carries the expected value', async () => {
  const grades = ['A', 'B', 'C', null] as const;
  const messages = lines.flatMap((line) =>
    grades.map((grade, index) =>
      messageOf(line, {
        grade: grade && { grade, expectedValueFen: 30_000 - index * 10_000, policyVersion: 1 },
      }),
    ),
  );
  expect(new Set(await send(messages))).toEqual(new Set(['accepted']));
  expect(platform.book.counts).toMatchObject({ inEffect: messages.length, refused: 0 });
  const credits = platform.book.inEffect().filter(({ event }) => event === '42');
  expect(credits.map(({ amountFen }) => amountFen)).toEqual([30_000, 20_000, 10_000, null]);
});

test('of a call that is half good, each row gets its own verdict', async () => {
  const [line] = lines;
  const messages = [messageOf(line!), messageOf(line!, {}, 'neverGivenOut'), messageOf(line!)];
  expect(await send(messages)).toEqual(['accepted', 'rejected', 'accepted']);
  expect(platform.book.counts).toMatchObject({ inEffect: 2, refused: 1 });
});

test('a lost answer is followed by the same id, and takes effect once', async () => {
  const message = messageOf(lines[0]!);
  platform.behave({ kind: 'accept_then_garbage' });
  expect(await send([message])).toEqual(['unknown']);
  platform.behave({ kind: 'none' });
  expect(await send([message])).toEqual(['accepted']);
  expect(platform.book.counts).toMatchObject({ inEffect: 1, repeated: 1 });
});

test('after a restart the report is what it was, and a repeat is still one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baidu-'));
  const given = { clock, accounts: [{ accountId: '31001', token, landingUrl }], acceptAnyClick: true };
  const message = messageOf(lines[0]!);
  const reports: string[] = [];
  for (let start = 0; start < 2; start += 1) {
    const fresh = createFakeBaidu({ ...given, file: join(folder, 'baidu.jsonl') });
    const other = await openStandIn(fresh.router, '/fakes/baidu');
    const of = BaiduSettings.parse({ baseUrl: other.base, landingUrl });
    await call(baidu.write([message], { settings: of, secrets: { token }, now: clock.now(), nonce: '' }));
    expect(fresh.book.counts).toMatchObject({ inEffect: 1, repeated: start });
    reports.push(await (await fetch(`${other.base}/report.csv`)).text());
    await other.close();
  }
  expect(reports[1]).toBe(reports[0]);
  expect(reports[0]!.trim().split('\r\n')).toHaveLength(2);
  rmSync(folder, { recursive: true });
});

test('a token that is not ours any more makes every row wait', async () => {
  expect(await send([messageOf(lines[0]!), messageOf(lines[1]!)], 'old')).toEqual([
    'account_at_fault',
    'account_at_fault',
  ]);
});

test('too many calls and a busy platform are tried later', async () => {
  platform.behave({ kind: 'code', code: 421 });
  expect(await send([messageOf(lines[0]!)])).toEqual(['later']);
  platform.behave({ kind: 'error', status: 503 });
  expect(await send([messageOf(lines[0]!)])).toEqual(['later']);
});

test('property: whatever a row holds, what the sink lets through the stand-in takes', async () => {
  const accounts = [{ accountId: '31001', token, landingUrl }];
  const open = createFakeBaidu({ clock, accounts, acceptAnyClick: true });
  const other = await openStandIn(open.router, '/fakes/baidu');
  const chosen = fc.record({ attributeSource: fc.constantFrom('off', 'baidu', 'natural', 'other') });
  const ground = { clickId: '9fK2mQx7Lp3vTz8Rb1Ys', host: 'h5', parameters: {}, hostAccount: null };
  const rows = fc.array(anyPastRow(baidu.events, ground, clock.now()), { minLength: 1, maxLength: 10 });
  const carried = fc.dictionary(fc.constantFrom('planid', 'e_creative', 'phone'), fc.array(fc.string()));
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(rows, chosen, carried, async (drawn, settings, parameters) => {
      const of = BaiduSettings.parse({ ...settings, baseUrl: other.base, landingUrl });
      const messages = drawn.flatMap((row) => {
        const mapped = baidu.map({ ...row, click: { ...row.click!, parameters } }, of);
        return 'message' in mapped ? [mapped.message] : [];
      });
      if (messages.length === 0) return;
      const request = baidu.write(messages, {
        settings: of,
        secrets: { token },
        now: clock.now(),
        nonce: '',
      });
      const verdicts = baidu.read(await call(request), messages);
      expect(verdicts).toEqual(messages.map(() => ({ verdict: 'accepted' })));
      accepted += messages.length;
    }),
    { numRuns: 1_000 },
  );
  expect(accepted).toBeGreaterThan(1_000);
  await other.close();
}, 120_000);
