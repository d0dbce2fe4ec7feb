import { parseEntry } from '@loudou/shared/entry';
import type { AdPlatform, AdPlatformOptions, Misbehaviour } from '../ad-platform';
import { outcomeOf, serve, type Served } from '../ad-platform/served.test-support';
import { createFakeKuaishou } from './index';

const start = new Date('2026-11-22T04:00:00.000Z');
let now: Date;
let platform: AdPlatform;
let served: Served | undefined;

async function open(options: Partial<AdPlatformOptions> = {}): Promise<void> {
  await served?.close();
  platform = createFakeKuaishou({ clock: { now: () => now }, ...options });
  served = await serve(platform.router);
}
beforeEach(() => {
  now = start;
  return open();
});
afterEach(() => served!.close());

const daysMs = 86_400_000;

function parameters(callback: string, change: Record<string, string> = {}): Record<string, string> {
  return { callback, event_type: '79', event_time: String(now.getTime()), ...change };
}

async function get(
  query: Record<string, string> | string,
  init: { path?: string; method?: string; body?: string } = {},
) {
  const text = typeof query === 'string' ? query : new URLSearchParams(query).toString();
  const response = await fetch(`${served!.base}${init.path ?? '/track/activate'}?${text}`, {
    method: init.method ?? 'GET',
    body: init.body,
    signal: AbortSignal.timeout(10_000),
  });
  return { status: response.status, body: (await response.json()) as { result: number; error_msg?: string } };
}

test('a callback is one that a launch link could carry', () => {
  for (let count = 0; count < 50; count += 1) {
    const callback = platform.mintClick();
    const entry = parseEntry({ host: 'h5', query: { callback } });
    expect(entry).toMatchObject({ adPlatform: 'kuaishou', clickId: callback });
  }
});

test('a good conversion takes effect, and its repetition is answered the same and changes nothing', async () => {
  const click = platform.mintClick();
  const query = parameters(click, { purchase_amount: '12345.07' });
  expect(await get(query)).toEqual({ status: 200, body: { result: 1 } });
  expect(await get(query)).toEqual({ status: 200, body: { result: 1 } });
  expect(platform.book.counts).toMatchObject({ received: 2, inEffect: 1, repeated: 1, refused: 0 });
  expect(platform.book.inEffect()).toMatchObject([{ event: '79', clickId: click, amountFen: 1_234_507 }]);
});

test('what only trains the model is counted apart, each moment once', async () => {
  const click = platform.mintClick();
  const training = { is_direct_match: 'false' };
  await get(parameters(click));
  await get(parameters(click, training));
  await get(parameters(click, training));
  now = new Date(start.getTime() + daysMs);
  await get(parameters(click, training));
  expect(platform.book.counts).toMatchObject({ inEffect: 3, repeated: 1 });
});

describe('what is refused with 200 and another result than 1', () => {
  const at = (change: Record<string, string> = {}) => parameters(platform.mintClick(), change);
  test.each<[string, () => Record<string, string> | string, string]>([
    ['an unknown parameter', () => at({ phone: '13987654321' }), 'phone'],
    ['a parameter twice', () => `${new URLSearchParams(at()).toString()}&event_type=79`, 'twice'],
    ['no callback', () => at({ callback: '' }), 'callback'],
    ['a callback of nobody', () => parameters('neverMintedByThisStandIn0000'), 'callback'],
    ['an event by name', () => at({ event_type: 'loan' }), 'event_type'],
    ['an event of no finance account', () => at({ event_type: '3' }), 'event_type'],
    ['seconds', () => at({ event_time: String(now.getTime() / 1_000) }), 'event_time'],
    ['fourteen digits', () => at({ event_time: `${now.getTime()}0` }), 'event_time'],
    ['an amount in fen', () => at({ purchase_amount: '1234507' }), 'purchase_amount'],
    ['an amount of one decimal', () => at({ purchase_amount: '12345.1' }), 'purchase_amount'],
    ['a negative amount', () => at({ purchase_amount: '-1.00' }), 'purchase_amount'],
    ['a match of 0', () => at({ is_direct_match: '0' }), 'is_direct_match'],
    ['an event still to come', () => at({ event_time: String(now.getTime() + 301_000) }), 'still to come'],
    ['an event before its click', () => at({ event_time: String(now.getTime() - 1) }), 'before its click'],
  ])('%s', async (_name, query, reason) => {
    const answer = await get(query());
    expect(answer).toMatchObject({ status: 200, body: { error_msg: expect.stringContaining(reason) } });
    expect(answer.body.result).not.toBe(1);
    expect(platform.book.counts).toMatchObject({ received: 1, inEffect: 0, refused: 1 });
  });
});

test('a click is good for 21 days and not a moment longer', async () => {
  const [inTime, late] = [platform.mintClick(), platform.mintClick()];
  now = new Date(start.getTime() + 21 * daysMs);
  expect((await get(parameters(inTime))).body.result).toBe(1);
  now = new Date(now.getTime() + 1);
  expect((await get(parameters(late))).body.error_msg).toContain('too old');
});

test('another path, method or a body is refused by its status', async () => {
  const query = parameters(platform.mintClick());
  expect((await get(query, { path: '/track/activated' })).status).toBe(404);
  expect((await get(query, { method: 'POST' })).status).toBe(405);
  expect((await get(query, { method: 'POST', body: '{}' })).status).toBe(405);
  expect(platform.book.counts).toMatchObject({ received: 3, refused: 3 });
});

test('links made elsewhere are taken where the stand-in is told to', async () => {
  await open({ acceptAnyClick: true });
  expect((await get(parameters('aCallbackFromALinkMadeByHand+/=='))).body.result).toBe(1);
  expect(platform.book.inEffect()).toMatchObject([{ clickId: 'aCallbackFromALinkMadeByHand+/==' }]);
});

test.each<[Misbehaviour, RegExp, number]>([
  [{ kind: 'error', status: 429, retryAfter: '3' }, /^429/, 0],
  [{ kind: 'code', code: 5 }, /^200 {"result":5/, 0],
  [{ kind: 'hang' }, /^nothing$/, 0],
  [{ kind: 'down' }, /^nothing$/, 0],
  [{ kind: 'garbage' }, /^200 <html>/, 0],
  [{ kind: 'slow', ms: 20 }, /^200 {"result":1}/, 1],
  [{ kind: 'accept_then_cut' }, /^nothing$/, 1],
  [{ kind: 'accept_then_hang' }, /^nothing$/, 1],
  [{ kind: 'accept_then_garbage' }, /^200 <html>/, 1],
  [{ kind: 'accept_then_error', status: 500 }, /^500/, 1],
])('fault %j', async (misbehaviour, expected, inEffect) => {
  platform.behave(misbehaviour);
  const query = new URLSearchParams(parameters(platform.mintClick())).toString();
  const outcome = await outcomeOf(platform, {
    method: 'GET',
    url: `${served!.base}/track/activate?${query}`,
    headers: {},
    hangs: misbehaviour.kind.includes('hang'),
  });
  expect(outcome).toMatch(expected);
  expect(platform.book.counts).toMatchObject({ received: 1, inEffect, failed: 1 - inEffect });
});

test('the report of a day lists its conversions, the page shows them', async () => {
  const click = platform.mintClick({ accountId: '88' });
  await get(parameters(click, { purchase_amount: '12345.07' }));
  const csv = await (await fetch(`${served!.base}/report.csv?day=2026-11-22`)).text();
  expect(csv.split('\r\n')[1]).toBe(`kuaishou,88,79,2026-11-22,${click},2026-11-22T04:00:00.000Z,,12345.07,`);
  const page = await (await fetch(served!.base)).text();
  expect(page).toContain('快手收到的转化');
  expect(page).toContain('12345.07');
});
