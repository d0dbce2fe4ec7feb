import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createFakeTencentAds, type FakeTencentAds, type FakeTencentAdsOptions, tencentCodes } from './index';
import { createMovingClock, openStandIn } from '../conversion-lists/open-stand-in.test-support';

const accountId = 25_610;
const setId = 1_200_542_894;
const webSetId = 1_200_000_001;
const strictSetId = 1_200_000_002;
const appId = 'wxd930ea5d5a258f4f';
const user = { wechat_openid: 'oGZUI0egBJY1zhBYw2KhdUfwVJJE', wechat_app_id: appId };

const accounts = [
  {
    accountId,
    sets: [
      { userActionSetId: setId, type: 'WECHAT_MINI_PROGRAM' },
      { userActionSetId: webSetId, type: 'WEB' },
      { userActionSetId: strictSetId, type: 'WECHAT_MINI_PROGRAM', requiresCreditLevel: true },
    ],
    authorisedAppIds: [appId],
  },
  { accountId: 99, sets: [{ userActionSetId: 77, type: 'WEB' }], authorisedAppIds: [] },
] as const;

let clock: ReturnType<typeof createMovingClock>;
let platform: FakeTencentAds;
let site: Awaited<ReturnType<typeof openStandIn>>;

async function open(options: Partial<FakeTencentAdsOptions> = {}): Promise<void> {
  await site?.close();
  clock = createMovingClock('2026-11-22T04:00:00Z');
  platform = createFakeTencentAds({ clock, accounts, ...options });
  site = await openStandIn(platform.router, '/fakes/tencent-ads');
}

beforeEach(() => open());
afterEach(() => site.close());

const seconds = () => Math.floor(clock.now().getTime() / 1_000);

function action(change: Record<string, unknown> = {}) {
  return {
    action_time: seconds() - 60,
    action_type: 'REGISTER',
    outer_action_id: 'dlv_1',
    trace: { click_id: platform.mintClick().clickId },
    user_id: user,
    ...change,
  };
}

interface Call {
  body?: unknown;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  method?: string;
  path?: string;
}

async function send(call: Call): Promise<{ status: number; code: number; text: string }> {
  const query = new URLSearchParams({
    access_token: platform.tokens.current.value,
    timestamp: String(seconds()),
    nonce: randomBytes(16).toString('hex'),
    ...call.query,
  });
  const { method = 'POST' } = call;
  const response = await fetch(`${site.base}${call.path ?? '/v3.0/user_actions/add'}?${query}`, {
    method,
    headers: { 'content-type': 'application/json', ...call.headers },
    ...(method === 'GET' ? {} : { body: textOf(call.body) }),
  });
  const text = await response.text();
  return { status: response.status, code: codeIn(text), text };
}

const textOf = (body: unknown) => (typeof body === 'string' ? body : JSON.stringify(body));

function codeIn(text: string): number {
  try {
    return (JSON.parse(text) as { code: number }).code;
  } catch {
    return Number.NaN;
  }
}

const call = (actions: unknown[], change: Record<string, unknown> = {}) => ({
  account_id: accountId,
  user_action_set_id: setId,
  actions,
  ...change,
});

test('good actions take effect together, and each only once', async () => {
  const first = action();
  const second = action({ outer_action_id: 'dlv_2', action_type: 'APPLY' });
  expect(await send({ body: call([first, second]) })).toMatchObject({ status: 200, code: 0 });
  expect(await send({ body: call([second]) })).toMatchObject({ code: 0 });
  expect(platform.book.counts).toEqual({ received: 3, inEffect: 2, repeated: 1, refused: 0, failed: 0 });
});

test('the same external id is another conversion under another type or in another data source', async () => {
  await send({ body: call([action(), action({ action_type: 'APPLY' })]) });
  await send({ body: call([action({ user_id: undefined })], { user_action_set_id: webSetId }) });
  expect(platform.book.counts).toMatchObject({ inEffect: 3, repeated: 0 });
});

test('one bad action fails the call, and nothing of it takes effect', async () => {
  const answer = await send({ body: call([action(), action({ action_time: 1 })]) });
  expect(answer).toMatchObject({ status: 200, code: tencentCodes.parameter });
  expect(platform.book.counts).toMatchObject({ inEffect: 0, refused: 2 });
});

test.each<[string, number, () => Call]>([
  ['no token', tencentCodes.tokenEmpty, () => ({ query: { access_token: '' }, body: call([action()]) })],
  [
    'a token of nobody',
    tencentCodes.tokenInvalid,
    () => ({ query: { access_token: 'x' }, body: call([action()]) }),
  ],
  [
    'a time five minutes and a second off',
    tencentCodes.timestampOutside,
    () => ({ query: { timestamp: String(seconds() - 301) }, body: call([action()]) }),
  ],
  [
    'a time in milliseconds',
    tencentCodes.timestampOutside,
    () => ({ query: { timestamp: String(clock.now().getTime()) }, body: call([action()]) }),
  ],
  [
    'a nonce of 33 characters',
    tencentCodes.globalParameterMissing,
    () => ({ query: { nonce: 'x'.repeat(33) }, body: call([action()]) }),
  ],
  ['another method', tencentCodes.parameter, () => ({ method: 'GET' })],
  [
    'another media type',
    tencentCodes.parameter,
    () => ({ headers: { 'content-type': 'text/plain' }, body: call([action()]) }),
  ],
  ['no JSON', tencentCodes.parameter, () => ({ body: '{' })],
  ['a list for a body', tencentCodes.parameter, () => ({ body: '[]' })],
  ['a field that nobody knows', tencentCodes.parameter, () => ({ body: call([action()], { source: 'x' }) })],
  [
    'an account id as text',
    tencentCodes.parameter,
    () => ({ body: call([action()], { account_id: String(accountId) }) }),
  ],
  ['no actions', tencentCodes.parameter, () => ({ body: call([]) })],
  ['51 actions', tencentCodes.parameter, () => ({ body: call(Array.from({ length: 51 }, () => action())) })],
  [
    'more than 50 KB',
    tencentCodes.parameter,
    () => ({ body: `${' '.repeat(50_000)}${JSON.stringify(call([action()]))}` }),
  ],
  [
    'a data source of another account',
    tencentCodes.setNotOfAccount,
    () => ({ body: call([action()], { user_action_set_id: 77 }) }),
  ],
  [
    'an account of nobody',
    tencentCodes.setNotOfAccount,
    () => ({ body: call([action()], { account_id: 1 }) }),
  ],
])('%s is refused', async (_name, code, made) => {
  expect(await send(made())).toMatchObject({ status: 200, code });
  expect(platform.book.counts.inEffect).toBe(0);
  expect(platform.book.counts.refused).toBeGreaterThan(0);
});

test.each<[string, Record<string, unknown>]>([
  ['a type that does not exist', { action_type: 'LOAN' }],
  ['a field that nobody knows', { ext: 1 }],
  ['milliseconds', { action_time: 1_795_320_000_000 }],
  ['a time as text', { action_time: '1795319940' }],
  ['a time to come', { action_time: 1_795_320_301 }],
  ['an external id with a hyphen', { outer_action_id: 'dlv-1' }],
  ['an external id of 256', { outer_action_id: 'x'.repeat(256) }],
  ['a click that was never given out', { trace: { click_id: 'wx0neverseen000000' } }],
  ['a trace with more in it', { trace: { click_id: 'x', ip: '1.1.1.1' } }],
  ['no WeChat account', { user_id: undefined }],
  ['no openid', { user_id: { wechat_app_id: appId } }],
  ['a phone number', { user_id: { ...user, hash_phone: 'd41d8cd98f00b204e9800998ecf8427e' } }],
  ['a channel that does not exist', { channel: 'WECHAT' }],
  ['a parameter of another type', { action_param: { credit_level: 1 } }],
  ['level 4', { action_type: 'CREDIT', action_param: { credit_level: 4 } }],
  ['half a yuan', { action_type: 'WITHDRAW_DEPOSITS', action_param: { withdraw_deposits_amount: 1.5 } }],
  [
    'an amount as text',
    { action_type: 'WITHDRAW_DEPOSITS', action_param: { withdraw_deposits_amount: '5' } },
  ],
  ['a rate band of 8', { action_type: 'CREDIT', action_param: { risk_interestrate: 8 } }],
])('an action with %s is refused', async (_name, change) => {
  expect(await send({ body: call([action(change)]) })).toMatchObject({ code: tencentCodes.parameter });
  expect(platform.book.counts.inEffect).toBe(0);
});

test('a mini-program that is not authorised has a code of its own', async () => {
  const body = call([action({ user_id: { ...user, wechat_app_id: 'wxother' } })]);
  expect((await send({ body })).code).toBe(tencentCodes.appNotAuthorised);
});

test('a click belongs to the account that it was given out for', async () => {
  const { clickId } = platform.mintClick(99, 77);
  expect((await send({ body: call([action({ trace: { click_id: clickId } })]) })).code).not.toBe(0);
  await open({ acceptAnyClick: true });
  expect((await send({ body: call([action({ trace: { click_id: 'wx0fromelsewhere00' } })]) })).code).toBe(0);
});

test('a level is required where the data source asks for it, and only with credit', async () => {
  const to = (change: Record<string, unknown>) =>
    send({ body: call([action(change)], { user_action_set_id: strictSetId }) });
  expect((await to({ action_type: 'CREDIT' })).code).toBe(tencentCodes.parameter);
  expect((await to({ action_type: 'CREDIT', action_param: { credit_level: 2 } })).code).toBe(0);
  expect((await to({ action_type: 'APPLY' })).code).toBe(0);
});

test('a nonce serves once', async () => {
  const query = { nonce: 'n'.repeat(32) };
  expect((await send({ query, body: call([action()]) })).code).toBe(0);
  expect((await send({ query, body: call([action()]) })).code).toBe(tencentCodes.nonceSeen);
});

test('a token ends, and is renewed with what belongs to it', async () => {
  await open({ rotatesRefreshToken: true });
  const { clientId, clientSecret } = platform.client;
  const renew = async (change: Record<string, string> = {}) => {
    const query = new URLSearchParams({
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'refresh_token',
      refresh_token: platform.tokens.refresh.value,
      ...change,
    });
    const response = await fetch(`${site.base}/oauth/token?${query}`);
    return (await response.json()) as { code: number; data: Record<string, unknown> };
  };
  const old = platform.tokens.current.value;
  const oldRefresh = platform.tokens.refresh.value;
  clock.moveSeconds(86_400);
  expect((await send({ body: call([action()]) })).code).toBe(tencentCodes.tokenExpired);
  expect((await renew({ client_secret: 'x' })).code).toBe(tencentCodes.clientInvalid);
  expect((await renew({ refresh_token: 'x' })).code).toBe(tencentCodes.refreshTokenInvalid);
  const { code, data } = await renew();
  expect(code).toBe(0);
  expect(data).toMatchObject({
    access_token_expires_in: 86_400,
    access_token: platform.tokens.current.value,
  });
  expect(data.refresh_token).toBe(platform.tokens.refresh.value);
  expect((await send({ body: call([action()]) })).code).toBe(0);
  expect((await send({ query: { access_token: old }, body: call([action()]) })).code).toBe(
    tencentCodes.tokenExpired,
  );
  expect((await renew({ refresh_token: oldRefresh })).code).toBe(tencentCodes.refreshTokenInvalid);
});

test('by callback address the click is known, and the action names none', async () => {
  const { callback, conversionId, clickId } = platform.mintClick();
  const headers = () => ({
    'access-token': platform.tokens.current.value,
    timestamp: String(seconds()),
    nonce: randomBytes(16).toString('hex'),
  });
  const good = { cb: callback, conv_id: conversionId };
  const told = { ...action(), trace: undefined, user_id: undefined };
  const to = (query: Record<string, string>, given: unknown, sent: Record<string, string> = headers()) =>
    send({ query, headers: sent, body: { actions: [given] } });
  expect((await to(good, told)).code).toBe(0);
  expect(platform.book.inEffect()).toMatchObject([{ clickId, accountId: String(accountId) }]);
  expect((await to(good, told, {})).code).toBe(tencentCodes.globalParameterMissing);
  expect((await to({ ...good, cb: 'AAAA' }, told)).code).toBe(tencentCodes.callbackUndecodable);
  expect((await to({ ...good, conv_id: '1' }, told)).code).toBe(tencentCodes.conversionIdIllegal);
  expect((await to({ ...good, cb: '' }, told)).code).toBe(tencentCodes.callbackContent);
  expect((await to(good, action())).code).toBe(tencentCodes.parameter);
});

test('the old callback door asks for no token where that is switched off', async () => {
  const told = { ...action(), trace: undefined, user_id: undefined };
  const to = () => {
    const { callback, conversionId } = platform.mintClick();
    return send({ path: '/conv', query: { cb: callback, conv_id: conversionId }, body: { actions: [told] } });
  };
  expect((await to()).code).toBe(tencentCodes.globalParameterMissing);
  await open({ callbackAuthentication: false });
  expect((await to()).code).toBe(0);
});

test('more calls in a second than it takes are told so', async () => {
  await open({ maxCallsPerSecond: 2 });
  const codes = [];
  for (let each = 0; each < 3; each += 1) codes.push((await send({ body: call([action()]) })).code);
  expect(codes).toEqual([0, 0, tencentCodes.tooManyASecond]);
  clock.moveSeconds(1);
  expect((await send({ body: call([action()]) })).code).toBe(0);
  expect(platform.rate.busiestSecond).toBe(3);
});

test('the account’s data sources can be read without any effect', async () => {
  const read = (query: Record<string, string>) =>
    send({ method: 'GET', path: '/v3.0/user_action_sets/get', query });
  const known = await read({ account_id: String(accountId), user_action_set_id: String(setId) });
  expect(JSON.parse(known.text)).toMatchObject({ code: 0, data: { list: [{ user_action_set_id: setId }] } });
  const strange = await read({ account_id: String(accountId), user_action_set_id: '77' });
  expect(JSON.parse(strange.text)).toMatchObject({ code: 0, data: { list: [] } });
  expect((await read({ account_id: '1' })).code).toBe(tencentCodes.setNotOfAccount);
  expect(platform.book.counts.received).toBe(0);
});

describe('planned faults', () => {
  test('an error, a code and nonsense come without effect, and are counted apart', async () => {
    const plans = [
      { kind: 'error', status: 429, retryAfter: '7' },
      { kind: 'code', code: 30000 },
      { kind: 'garbage' },
    ] as const;
    platform.behave(({ call: number }) => plans[number - 1] ?? { kind: 'none' });
    expect((await send({ body: call([action()]) })).status).toBe(429);
    expect((await send({ body: call([action()]) })).code).toBe(30000);
    expect((await send({ body: call([action()]) })).code).toBeNaN();
    expect(platform.book.counts).toMatchObject({ failed: 3, inEffect: 0 });
    expect((await send({ body: call([action()]) })).code).toBe(0);
  });

  test.each([
    ['down', 0],
    ['accept_then_cut', 1],
  ] as const)('%s breaks the connection with %i in effect', async (kind, inEffect) => {
    platform.behave({ kind });
    await expect(send({ body: call([action()]) })).rejects.toThrow();
    expect(platform.book.counts.inEffect).toBe(inEffect);
  });

  test.each([
    ['hang', 0],
    ['accept_then_hang', 1],
  ] as const)('%s leaves the caller waiting with %i in effect', async (kind, inEffect) => {
    platform.behave({ kind });
    let answered = false;
    const waiting = send({ body: call([action()]) }).catch(() => null);
    void waiting.then(() => (answered = true));
    while (platform.book.counts.received === 0) await sleep(5);
    await sleep(50);
    expect(answered).toBe(false);
    expect(platform.book.counts.inEffect).toBe(inEffect);
  });

  test('slow is slow, and good all the same', async () => {
    platform.behave({ kind: 'slow', ms: 150 });
    const startedMs = Date.now();
    expect((await send({ body: call([action()]) })).code).toBe(0);
    expect(Date.now() - startedMs).toBeGreaterThanOrEqual(140);
  });

  test('a single action can be refused for whatever reason', async () => {
    platform.refuseActions(({ outerActionId }) => outerActionId === 'dlv_9');
    expect((await send({ body: call([action(), action({ outer_action_id: 'dlv_9' })]) })).code).not.toBe(0);
    expect((await send({ body: call([action()]) })).code).toBe(0);
  });
});

describe('its own count', () => {
  beforeEach(async () => {
    const { clickId } = platform.mintClick();
    // 23:59:59 and midnight in Beijing.
    const times = ['2026-11-20T15:59:59Z', '2026-11-20T16:00:00Z'].map((at) => Date.parse(at) / 1_000);
    const amounts = { withdraw_deposits_amount: 12_345, withdraw_deposits_level: 2 };
    await send({
      body: call([
        action({ action_time: times[0], trace: { click_id: clickId } }),
        action({
          action_time: times[1],
          action_type: 'WITHDRAW_DEPOSITS',
          action_param: amounts,
          trace: { click_id: clickId },
        }),
      ]),
    });
  });

  test('tells a day of the platform as JSON', async () => {
    const response = await fetch(`${site.base}/report.json?day=2026-11-21`);
    expect(await response.json()).toEqual({
      platform: 'tencent_ads',
      day: '2026-11-21',
      counts: [expect.objectContaining({ event: 'WITHDRAW_DEPOSITS', inEffect: 1 })],
      rows: [
        {
          platform: 'tencent_ads',
          account_id: String(accountId),
          event: 'WITHDRAW_DEPOSITS',
          day: '2026-11-21',
          click_id: expect.stringMatching(/^wx0[a-z0-9]{13}00$/),
          event_time: '2026-11-20T16:00:00.000Z',
          external_id: 'dlv_1',
          amount: '12345.00',
          grade: 'B',
        },
      ],
    });
  });

  test('tells it as CSV with the same columns', async () => {
    const lines = (await (await fetch(`${site.base}/report.csv?day=2026-11-20`)).text()).trim().split('\r\n');
    expect(lines[0]).toBe('platform,account_id,event,day,click_id,event_time,external_id,amount,grade');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(
      /^tencent_ads,25610,REGISTER,2026-11-20,wx0.{15},2026-11-20T15:59:59.000Z,dlv_1,,$/,
    );
  });

  test.each(['yesterday', '2026-1-1', ''])('%j is no day', async (day) => {
    expect((await fetch(`${site.base}/report.csv?day=${day}`)).status).toBe(400);
    expect((await fetch(`${site.base}/report.json?day=${day}`)).status).toBe(400);
  });

  test('shows a page to people, in which nothing that came is markup', async () => {
    await send({ body: call([action({ action_type: '<script>alert(1)</script>' })]) });
    const page = await (await fetch(`${site.base}/`)).text();
    expect(page).toContain('腾讯广告');
    expect(page).toContain('12345.00');
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toContain('<script>');
  });
});
