import { createMovingClock, openStandIn } from '../conversion-lists/open-stand-in.test-support';
import { baiduCodes, createFakeBaidu, type FakeBaidu, type FakeBaiduOptions } from './index';

const token = 'GZp8mAwL1cR5uQ2tYx7e@9bKfN3';
const accounts = [
  { accountId: '31001', token, landingUrl: 'https://loan.example.com/landing' },
  { accountId: '31002', token: 'another-token', landingUrl: 'https://other.example.com/' },
];

let clock: ReturnType<typeof createMovingClock>;
let platform: FakeBaidu;
let site: Awaited<ReturnType<typeof openStandIn>>;

async function open(options: Partial<FakeBaiduOptions> = {}): Promise<void> {
  await site?.close();
  clock = createMovingClock('2026-11-22T04:00:00Z');
  platform = createFakeBaidu({ clock, accounts, ...options });
  site = await openStandIn(platform.router, '/fakes/baidu');
}

beforeEach(() => open());
afterEach(() => site.close());

interface Header {
  status: number;
  failures?: { code: number; position?: unknown }[];
}

async function send(body: unknown, change: RequestInit = {}): Promise<Header> {
  const response = await fetch(`${site.base}/ocpcapi/api/uploadConvertData`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...change,
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { header: Header }).header;
}

const conversion = (change: Record<string, unknown> = {}) => ({
  logidUrl: platform.mintClick().landingUrl,
  newType: 42,
  convertTime: 1_795_319_940,
  convertValue: 80_050,
  isConvert: 1,
  outerEventId: 'dlv_1',
  attributeSource: 0,
  ...change,
});

const call = (...conversionTypes: unknown[]) => ({ token, conversionTypes });

test('good conversions take effect, and each only once', async () => {
  const same = conversion();
  expect(await send(call(same, conversion({ newType: 55 })))).toMatchObject({ status: 0 });
  expect(await send(call(same))).toMatchObject({ status: 0 });
  expect(platform.book.counts).toEqual({ received: 3, inEffect: 2, repeated: 1, refused: 0, failed: 0 });
});

test('another type, click or external id is another conversion', async () => {
  const first = conversion();
  await send(call(first, { ...first, newType: 55 }, { ...first, outerEventId: 'dlv_2' }, conversion()));
  expect(platform.book.counts).toMatchObject({ inEffect: 4, repeated: 0 });
});

test.each([
  ['path' as const, 'conversionTypes[1]'],
  ['index' as const, 1],
])('what is good of a call takes effect, and the rest is listed by %s', async (positions, position) => {
  await open({ positions });
  const header = await send(call(conversion(), conversion({ convertTime: 1 }), conversion()));
  expect(header).toMatchObject({ status: 1, failures: [{ code: baiduCodes.timeWrong, position }] });
  expect(platform.book.counts).toMatchObject({ inEffect: 2, refused: 1 });
});

test.each<[string, number, Record<string, unknown>]>([
  ['a field that nobody knows', baiduCodes.malformed, { deviceId: 'x' }],
  ['no address', baiduCodes.landingAddress, { logidUrl: undefined }],
  [
    'an address that is too long',
    baiduCodes.landingAddress,
    { logidUrl: `https://loan.example.com/landing?x=${'y'.repeat(1_024)}` },
  ],
  [
    'the page of another',
    baiduCodes.landingAddress,
    { logidUrl: 'https://evil.example.com/landing?bd_vid=x' },
  ],
  [
    'a click that was never given out',
    baiduCodes.clickNotKnown,
    { logidUrl: 'https://loan.example.com/landing?bd_vid=never' },
  ],
  ['no click', baiduCodes.clickNotKnown, { logidUrl: 'https://loan.example.com/landing' }],
  ['a type that the account has not', baiduCodes.typeNotKnown, { newType: 99 }],
  ['a type as text', baiduCodes.typeNotKnown, { newType: '42' }],
  ['milliseconds', baiduCodes.timeWrong, { convertTime: 1_795_319_940_000 }],
  ['a time to come', baiduCodes.timeWrong, { convertTime: 1_795_320_301 }],
  ['half a fen', baiduCodes.valueWrong, { convertValue: 0.5 }],
  ['what did not happen', baiduCodes.malformed, { isConvert: 0 }],
  ['an external id of 256', baiduCodes.externalIdWrong, { outerEventId: 'x'.repeat(256) }],
  ['a source that does not exist', baiduCodes.malformed, { attributeSource: 3 }],
])('%s is refused', async (_name, code, change) => {
  expect(await send(call(conversion(change)))).toMatchObject({ status: 2, failures: [{ code }] });
  expect(platform.book.counts).toMatchObject({ inEffect: 0, refused: 1 });
});

test('an address that names the person is refused', async () => {
  const logidUrl = `${platform.mintClick().landingUrl}&phone=13987654321`;
  expect(await send(call(conversion({ logidUrl })))).toMatchObject({
    failures: [{ code: baiduCodes.landingAddress }],
  });
});

test('a click belongs to the account that it was given out for', async () => {
  const { clickId } = platform.mintClick('31002');
  const logidUrl = `https://loan.example.com/landing?bd_vid=${clickId}`;
  expect(await send(call(conversion({ logidUrl })))).toMatchObject({ status: 2 });
  await open({ acceptAnyClick: true });
  expect(await send(call(conversion({ logidUrl })))).toMatchObject({ status: 0 });
});

test.each<[string, () => [unknown, RequestInit?]]>([
  ['a token of nobody', () => [{ ...call(conversion()), token: 'x' }]],
  ['a field that nobody knows', () => [{ ...call(conversion()), source: 'x' }]],
  ['no conversions', () => [call()]],
  ['100 conversions', () => [call(...Array.from({ length: 100 }, () => conversion()))]],
  ['no JSON', () => ['{']],
  ['another media type', () => [call(conversion()), { headers: { 'content-type': 'text/plain' } }]],
  ['another method', () => [call(conversion()), { method: 'PUT' }]],
])('a call with %s fails as a whole', async (_name, made) => {
  const header = await send(...made());
  expect(header.status).toBe(2);
  expect(header.failures).toEqual([expect.not.objectContaining({ position: expect.anything() })]);
  expect(platform.book.counts.inEffect).toBe(0);
  expect(platform.book.counts.refused).toBeGreaterThan(0);
});

test('99 conversions are taken', async () => {
  const header = await send(call(...Array.from({ length: 99 }, () => conversion())));
  expect(header.status).toBe(0);
  expect(platform.book.counts.inEffect).toBe(99);
});

test('a token that was replaced opens nothing', async () => {
  platform.endToken('31001');
  expect(await send(call(conversion()))).toMatchObject({ failures: [{ code: baiduCodes.tokenWrong }] });
});

test('some conversions can be refused for whatever reason, the others are taken', async () => {
  platform.refuseConversions(({ outerEventId }) => outerEventId === 'dlv_9');
  expect(await send(call(conversion({ outerEventId: 'dlv_9' }), conversion()))).toMatchObject({ status: 1 });
  expect(platform.book.counts).toMatchObject({ inEffect: 1, refused: 1 });
});

test('faults are planned by call, and an answer may be lost after the effect', async () => {
  platform.behave(({ call: number }) =>
    number === 1 ? { kind: 'code', code: 800 } : { kind: 'accept_then_cut' },
  );
  expect(await send(call(conversion()))).toMatchObject({ status: 2, failures: [{ code: 800 }] });
  expect(platform.book.counts).toMatchObject({ failed: 1, inEffect: 0 });
  await expect(send(call(conversion()))).rejects.toThrow();
  expect(platform.book.counts.inEffect).toBe(1);
});

test('a day is told as JSON, as CSV and as a page', async () => {
  await send(call(conversion()));
  const report = (await (await fetch(`${site.base}/report.json?day=2026-11-22`)).json()) as {
    rows: unknown[];
  };
  expect(report.rows).toEqual([
    expect.objectContaining({
      platform: 'baidu',
      account_id: '31001',
      event: '42',
      external_id: 'dlv_1',
      amount: '800.50',
      grade: '',
    }),
  ]);
  const csv = await (await fetch(`${site.base}/report.csv?day=2026-11-22`)).text();
  expect(csv.trim().split('\r\n')).toHaveLength(2);
  expect(await (await fetch(`${site.base}/`)).text()).toContain('百度营销');
});
