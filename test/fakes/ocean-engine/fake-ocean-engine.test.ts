import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AdPlatform, Misbehaviour } from '../ad-platform';
import { outcomeOf, serve, type Served } from '../ad-platform/served.test-support';
import { createFakeOceanEngine, type FakeOceanEngineOptions } from './index';

const start = new Date('2026-11-22T04:00:00.000Z');
let now: Date;
let platform: AdPlatform;
let served: Served | undefined;

async function open(options: Partial<FakeOceanEngineOptions> = {}): Promise<void> {
  await served?.close();
  platform = createFakeOceanEngine({ clock: { now: () => now }, ...options });
  served = await serve(platform.router);
}
beforeEach(() => {
  now = start;
  return open();
});
afterEach(() => served!.close());

const minutesMs = 60_000;
const daysMs = 86_400_000;

function conversion(callback: string, change: Record<string, unknown> = {}) {
  return {
    event_type: 'loan_credit',
    event_weight: 123.45,
    context: { ad: { callback, match_type: 0 } },
    properties: { people_quality: 1 },
    timestamp: now.getTime(),
    ...change,
  };
}

async function post(
  body: unknown,
  init: { path?: string; method?: string; headers?: Record<string, string> } = {},
) {
  const response = await fetch(`${served!.base}${init.path ?? '/api/v2/conversion'}`, {
    method: init.method ?? 'POST',
    headers: { 'content-type': 'application/json', ...init.headers },
    body: init.method === 'GET' ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  return { status: response.status, body: (await response.json()) as { code: number; message: string } };
}

test('a click id looks like those of real links', () => {
  expect(platform.mintClick()).toMatch(/^B\.[\w-]{120}$/);
  expect(platform.mintClick()).not.toBe(platform.mintClick());
});

test('a good conversion takes effect, and its repetition is answered the same and changes nothing', async () => {
  const click = platform.mintClick();
  now = new Date(start.getTime() + minutesMs);
  expect(await post(conversion(click))).toEqual({ status: 200, body: { code: 0, message: 'success' } });
  expect(await post(conversion(click))).toEqual({ status: 200, body: { code: 0, message: 'success' } });
  expect(platform.book.counts).toMatchObject({ received: 2, inEffect: 1, repeated: 1, refused: 0 });
  expect(platform.book.inEffect()).toMatchObject([
    { event: 'loan_credit', clickId: click, grade: 'A', eventTimeMs: now.getTime() },
  ]);
});

test.each(['assist', 'valuable'])('%s takes the same body and counts it apart', async (kind) => {
  const click = platform.mintClick();
  await post(conversion(click));
  await post(conversion(click), { path: `/api/v2/${kind}` });
  expect(platform.book.inEffect().map((each) => each.kind)).toEqual(['conversion', kind]);
});

describe('what is refused with 200 and an error in the body', () => {
  const at = () => conversion(platform.mintClick());
  test.each<[string, () => unknown, string]>([
    ['no JSON', () => '{"event_type":', 'body'],
    ['a list', () => [at()], 'body'],
    ['an unknown field', () => ({ ...at(), outer_event_id: 'x' }), 'outer_event_id'],
    ['an unknown property', () => ({ ...at(), properties: { name: '张三' } }), 'name'],
    ['an unknown event', () => ({ ...at(), event_type: 'first_loan' }), 'event_type'],
    ['an event that is a number', () => ({ ...at(), event_type: 3 }), 'event_type'],
    ['seconds', () => ({ ...at(), timestamp: Math.floor(now.getTime() / 1_000) }), 'timestamp'],
    ['a time as text', () => ({ ...at(), timestamp: String(now.getTime()) }), 'timestamp'],
    ['no time', () => ({ ...at(), timestamp: undefined }), 'timestamp'],
    ['a weight as text', () => ({ ...at(), event_weight: '1.5' }), 'event_weight'],
    ['a negative weight', () => ({ ...at(), event_weight: -1 }), 'event_weight'],
    ['quality 0', () => ({ ...at(), properties: { people_quality: 0 } }), 'people_quality'],
    ['quality 4', () => ({ ...at(), properties: { people_quality: 4 } }), 'people_quality'],
    ['quality as text', () => ({ ...at(), properties: { people_quality: '1' } }), 'people_quality'],
    ['quality with a loan', () => ({ ...at(), event_type: 'loan' }), 'people_quality'],
    ['pay_amount in yuan', () => ({ ...at(), properties: { pay_amount: 12.5 } }), 'pay_amount'],
    ['loan_value below a fen', () => ({ ...at(), properties: { loan_value: 1.005 } }), 'loan_value'],
    ['no callback', () => ({ ...at(), context: { ad: {} } }), 'callback'],
    ['a callback of nobody', () => conversion('B.neverMintedByThisStandIn000'), 'callback'],
    ['a macro', () => conversion('__CALLBACK_PARAM__'), 'callback'],
    [
      'match type 3',
      () => ({ ...at(), context: { ad: { callback: platform.mintClick(), match_type: 3 } } }),
      'match_type',
    ],
    [
      'a plain phone number',
      () => ({ ...at(), context: { ...at().context, device: { phone_num_blurred: '13987654321' } } }),
      'phone',
    ],
    [
      'an event still to come',
      () => ({ ...at(), timestamp: now.getTime() + 6 * minutesMs }),
      'still to come',
    ],
    ['an event before its click', () => ({ ...at(), timestamp: now.getTime() - 1 }), 'before its click'],
  ])('%s', async (_name, body, reason) => {
    const answer = await post(body());
    expect(answer.status).toBe(200);
    expect(answer.body.code).not.toBe(0);
    expect(answer.body.message).toContain(reason);
    expect(platform.book.counts).toMatchObject({ received: 1, inEffect: 0, refused: 1 });
  });

  test('another content type', async () => {
    expect((await post(at(), { headers: { 'content-type': 'text/plain' } })).body.code).not.toBe(0);
    expect(platform.book.refusals.at(-1)!.reason).toContain('application/json');
  });
});

test('a clock that runs a little ahead is forgiven', async () => {
  const click = platform.mintClick();
  const body = conversion(click, { timestamp: now.getTime() + 4 * minutesMs });
  expect((await post(body)).body.code).toBe(0);
});

test('a click is good for 21 days and not a moment longer', async () => {
  const [inTime, late] = [platform.mintClick(), platform.mintClick()];
  now = new Date(start.getTime() + 21 * daysMs);
  expect((await post(conversion(inTime))).body.code).toBe(0);
  now = new Date(now.getTime() + 1);
  expect((await post(conversion(late))).body.message).toContain('too old');
  await open({ clickDays: 30 });
  const click = platform.mintClick({ at: start });
  expect((await post(conversion(click))).body.code).toBe(0);
});

test('links made elsewhere are taken where the stand-in is told to', async () => {
  await open({ acceptAnyClick: true, accountId: '1799' });
  expect((await post(conversion('B.fromALinkThatSomebodyMadeByHand'))).body.code).toBe(0);
  expect(platform.book.inEffect()).toMatchObject([{ accountId: '1799' }]);
});

test('another path or method is refused by its status', async () => {
  expect((await post({}, { path: '/api/v2/convert' })).status).toBe(404);
  expect((await post({}, { path: '/api/v1/attribution' })).status).toBe(404);
  expect((await post({}, { method: 'PUT' })).status).toBe(405);
  expect((await post({}, { method: 'GET' })).status).toBe(405);
  expect(platform.book.counts).toMatchObject({ received: 4, refused: 4 });
});

describe('callback authentication', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const tokenFor = (body: string, change: { path?: string; seconds?: number; credential?: string } = {}) => {
    const seconds = change.seconds ?? Math.floor(now.getTime() / 1_000);
    const digest = createHash('sha256').update(body).digest('base64');
    const text = `POST\n${change.path ?? '/sandbox/ads/api/v2/conversion/'}\n${seconds}\n${digest}`;
    const signature = createSign('RSA-SHA256').update(text).sign(privateKey, 'base64');
    return `credential=${change.credential ?? 'primary'}&timestamp=${seconds}&signature=${signature}`;
  };
  beforeEach(() => open({ auth: { publicKeys: { primary: pem } } }));

  test('a token that holds opens the door', async () => {
    const body = JSON.stringify(conversion(platform.mintClick()));
    expect((await post(body, { headers: { 'x-rs256-token': tokenFor(body) } })).body.code).toBe(0);
  });

  test.each<[string, (body: string) => Record<string, string>]>([
    ['no token', () => ({})],
    ['a token for another body', (body) => ({ 'x-rs256-token': tokenFor(`${body} `) })],
    [
      'a token for another path',
      (body) => ({ 'x-rs256-token': tokenFor(body, { path: '/api/v2/assist/' }) }),
    ],
    [
      'a path without its slash',
      (body) => ({ 'x-rs256-token': tokenFor(body, { path: '/sandbox/ads/api/v2/conversion' }) }),
    ],
    [
      'an old token',
      (body) => ({ 'x-rs256-token': tokenFor(body, { seconds: start.getTime() / 1_000 - 301 }) }),
    ],
    ['a credential without a key', (body) => ({ 'x-rs256-token': tokenFor(body, { credential: 'backup' }) })],
    ['nonsense', () => ({ 'x-rs256-token': 'signature=1' })],
  ])('%s does not', async (_name, headers) => {
    const body = JSON.stringify(conversion(platform.mintClick()));
    expect((await post(body, { headers: headers(body) })).body.code).toBe(40_002);
    expect(platform.book.counts).toMatchObject({ inEffect: 0, refused: 1 });
  });

  test('an app secret signs the body alone', async () => {
    await open({ auth: { appSecret: 'secret' } });
    const body = JSON.stringify(conversion(platform.mintClick()));
    const signature = createHash('sha256').update(`${body}secret`).digest('hex');
    expect((await post(body, { headers: { 'x-signature': signature.replace(/^./, 'x') } })).body.code).toBe(
      40_002,
    );
    expect((await post(body, { headers: { 'x-signature': signature } })).body.code).toBe(0);
  });
});

describe('faults', () => {
  const outcome = (click: string, hangs = false) =>
    outcomeOf(platform, {
      method: 'POST',
      url: `${served!.base}/api/v2/conversion`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(conversion(click)),
      hangs,
    });

  test.each<[Misbehaviour, RegExp, number]>([
    [{ kind: 'none' }, /^200 {"code":0/, 1],
    [{ kind: 'error', status: 429, retryAfter: '3' }, /^429/, 0],
    [{ kind: 'error', status: 503 }, /^503/, 0],
    [{ kind: 'code', code: 40_100 }, /^200 {"code":40100/, 0],
    [{ kind: 'hang' }, /^nothing$/, 0],
    [{ kind: 'down' }, /^nothing$/, 0],
    [{ kind: 'garbage' }, /^200 <html>/, 0],
    [{ kind: 'slow', ms: 20 }, /^200 {"code":0/, 1],
    [{ kind: 'accept_then_cut' }, /^nothing$/, 1],
    [{ kind: 'accept_then_hang' }, /^nothing$/, 1],
    [{ kind: 'accept_then_garbage' }, /^200 <html>/, 1],
    [{ kind: 'accept_then_error', status: 500 }, /^500/, 1],
  ])('%j', async (misbehaviour, answer, inEffect) => {
    platform.behave(misbehaviour);
    expect(await outcome(platform.mintClick(), misbehaviour.kind.includes('hang'))).toMatch(answer);
    expect(platform.book.counts).toEqual({
      received: 1,
      inEffect,
      repeated: 0,
      refused: 0,
      failed: 1 - inEffect,
    });
  });

  test('a plan is asked anew with every call', async () => {
    platform.behave(({ call, body }) =>
      call === 1 && body.includes('loan_credit') ? { kind: 'accept_then_cut' } : { kind: 'none' },
    );
    const click = platform.mintClick();
    expect(await outcome(click)).toBe('nothing');
    expect(await outcome(click)).toMatch(/^200 {"code":0/);
    expect(platform.book.counts).toMatchObject({ received: 2, inEffect: 1, repeated: 1 });
  });
});

describe('reports', () => {
  const json = async (query = '') => (await fetch(`${served!.base}/report.json${query}`)).json();

  test('a day lists what took effect on it, with amounts in yuan', async () => {
    const click = platform.mintClick({ accountId: '1788' });
    const loan = {
      event_type: 'loan',
      properties: { pay_amount: 1_234_507, loan_value: 12_345.07, order_id: 'dlv_1' },
    };
    await post(conversion(click));
    await post(conversion(click, loan));
    now = new Date(start.getTime() + daysMs);
    await post(conversion(click, { event_type: 'form', properties: undefined }));
    const row = { platform: 'ocean_engine', account_id: '1788', day: '2026-11-22', click_id: click };
    expect(await json('?day=2026-11-22')).toEqual({
      platform: 'ocean_engine',
      day: '2026-11-22',
      counts: [
        { day: '2026-11-22', event: 'loan', inEffect: 1, repeated: 0 },
        { day: '2026-11-22', event: 'loan_credit', inEffect: 1, repeated: 0 },
      ],
      rows: [
        {
          ...row,
          event: 'loan_credit',
          event_time: start.toISOString(),
          external_id: '',
          amount: '',
          grade: 'A',
        },
        {
          ...row,
          event: 'loan',
          event_time: start.toISOString(),
          external_id: 'dlv_1',
          amount: '12345.07',
          grade: '',
        },
      ],
    });
    expect(((await json()) as { rows: unknown[] }).rows).toHaveLength(3);
    const csv = await (await fetch(`${served!.base}/report.csv?day=2026-11-23`)).text();
    expect(csv.split('\r\n')).toHaveLength(3);
    expect(csv).toContain(`ocean_engine,1788,form,2026-11-23,${click},2026-11-23T04:00:00.000Z,,,`);
  });

  test('loan_value is read in the unit of the account', async () => {
    await open({ loanValueUnit: 'fen' });
    await post(
      conversion(platform.mintClick(), { event_type: 'loan', properties: { loan_value: 1_234_507 } }),
    );
    expect(platform.book.inEffect()).toMatchObject([{ amountFen: 1_234_507 }]);
  });

  test('a day that is none is refused', async () => {
    expect((await fetch(`${served!.base}/report.json?day=today`)).status).toBe(400);
    expect((await fetch(`${served!.base}/report.csv?day=2026`)).status).toBe(400);
  });

  test('the page shows the counts, and what somebody sends stays text', async () => {
    await open({ acceptAnyClick: true });
    await post(conversion('B.<script>alert(1)</script>'));
    await post({ '<script>alert(2)</script>': 1 });
    const response = await fetch(served!.base);
    const page = await response.text();
    expect(page).toContain('巨量引擎收到的转化');
    expect(page).toContain('/sandbox/ads/report.csv?day=2026-11-22');
    expect(page).not.toContain('<script>');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('looking is not counted', async () => {
    await fetch(served!.base);
    expect((await fetch(`${served!.base}/favicon.ico`)).status).toBe(404);
    expect(platform.book.counts.received).toBe(0);
  });
});

test('a restart forgets neither clicks nor conversions', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'loudou-ocean-engine-'));
  const file = join(folder, 'journal.jsonl');
  await open({ file });
  const [told, untold] = [platform.mintClick(), platform.mintClick()];
  await post(conversion(told));
  await open({ file });
  expect(platform.book.counts).toMatchObject({ received: 1, inEffect: 1 });
  await post(conversion(told));
  await post(conversion(untold));
  expect(platform.book.counts).toMatchObject({ received: 3, inEffect: 2, repeated: 1, refused: 0 });
  rmSync(folder, { recursive: true });
});
