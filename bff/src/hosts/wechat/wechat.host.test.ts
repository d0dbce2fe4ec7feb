import { type HostsBench, openHostsBench } from '../../../../test/fakes/wechat/hosts-bench';
import type { Host } from '../hosts.port';

const SIX_MINUTES_MS = 6 * 60_000;
const PHONE = '13800138000';
let bench: HostsBench;
let weapp: Host;

beforeEach(async () => {
  bench = await openHostsBench();
  weapp = hostWith();
});
afterEach(() => bench.close());

function hostWith(changes: Record<string, string> = {}): Host {
  const host = bench.adapters(changes).host.weapp;
  if (!host) throw new Error('weapp is not configured');
  return host;
}

describe('log in', () => {
  test('a code tells the openid, and the unionid where the app is bound to an open platform account', async () => {
    const bound = bench.fakes.wechat.mintLoginCode({ openId: 'o-1', unionId: 'u-1' });
    const unbound = bench.fakes.wechat.mintLoginCode({ openId: 'o-2' });
    await expect(weapp.logIn({ code: bound })).resolves.toEqual({
      openId: 'o-1',
      unionId: 'u-1',
      anonymousOpenId: null,
    });
    await expect(weapp.logIn({ code: unbound })).resolves.toEqual({
      openId: 'o-2',
      unionId: null,
      anonymousOpenId: null,
    });
  });

  test('a code works once', async () => {
    const code = bench.fakes.wechat.mintLoginCode({ openId: 'o-1' });
    await weapp.logIn({ code });
    await expect(weapp.logIn({ code })).rejects.toMatchObject({
      name: 'HostRefused',
      reason: 'code_used',
      hostCode: '40163',
    });
  });

  test('a code lives five minutes', async () => {
    const code = bench.fakes.wechat.mintLoginCode({ openId: 'o-1' });
    bench.moveClock(SIX_MINUTES_MS);
    await expect(weapp.logIn({ code })).rejects.toMatchObject({ reason: 'code_invalid' });
  });

  test('an unknown code, or none, is refused', async () => {
    await expect(weapp.logIn({ code: 'made-up' })).rejects.toMatchObject({
      reason: 'code_invalid',
      hostCode: '40029',
    });
    await expect(weapp.logIn({})).rejects.toMatchObject({ reason: 'code_invalid' });
  });

  test('a wrong app secret is our own mistake, and stays out of the message', async () => {
    const code = bench.fakes.wechat.mintLoginCode({ openId: 'o-1' });
    const attempt = hostWith({ WECHAT_APP_SECRET: 'not-the-secret' }).logIn({ code });
    await expect(attempt).rejects.toMatchObject({ reason: 'misconfigured', hostCode: '40125' });
    await expect(attempt).rejects.toThrow(/^(?!.*not-the-secret)/);
  });

  test.each([
    [45011, { name: 'HostRefused', reason: 'too_frequent' }],
    [40226, { name: 'HostRefused', reason: 'risk_blocked' }],
    [-1, { name: 'HostUnavailable' }],
    [99999, { name: 'HostUnavailable' }],
  ])('answer %i is told in the words of the port', async (errcode, expected) => {
    bench.fakes.wechat.faults.plan({
      fault: { kind: 'answer', body: { errcode, errmsg: 'x' } },
      on: 'jscode2session',
    });
    await expect(weapp.logIn({ code: 'any' })).rejects.toMatchObject(expected);
  });

  test.each([
    ['down', { kind: 'down', status: 502 }],
    ['cut off', { kind: 'cut' }],
    ['talking nonsense', { kind: 'answer', body: '<html>busy</html>' }],
    ['answering without an openid', { kind: 'answer', body: { session_key: 'x' } }],
  ] as const)('a platform that is %s is unavailable', async (_words, fault) => {
    bench.fakes.wechat.faults.plan({ fault, on: 'jscode2session' });
    await expect(weapp.logIn({ code: 'any' })).rejects.toMatchObject({ name: 'HostUnavailable' });
  });

  test('a slow platform is given up in time, without saying what was sent', async () => {
    bench.fakes.wechat.faults.plan({ fault: { kind: 'slow', delayMs: 2_000 } });
    const code = bench.fakes.wechat.mintLoginCode({ openId: 'o-1' });
    const attempt = hostWith({ WECHAT_TIMEOUT_MS: '150' }).logIn({ code });
    await expect(attempt).rejects.toThrow('wechat: timeout');
  });
});

describe('phone number', () => {
  const mint = (openId = 'o-1') => bench.fakes.wechat.mintPhoneCode({ openId, phone: PHONE });

  test('a code tells the number', async () => {
    await expect(weapp.readPhoneNumber({ code: mint(), openId: 'o-1' })).resolves.toEqual({
      phone: PHONE,
      countryCode: '86',
    });
  });

  test('a code of another person is refused when the openid is told', async () => {
    await expect(weapp.readPhoneNumber({ code: mint('o-2'), openId: 'o-1' })).rejects.toMatchObject({
      reason: 'code_invalid',
      hostCode: '40003',
    });
  });

  test('a code works once, lives five minutes, and is not the log-in code', async () => {
    const used = mint();
    await weapp.readPhoneNumber({ code: used, openId: 'o-1' });
    await expect(weapp.readPhoneNumber({ code: used, openId: 'o-1' })).rejects.toMatchObject({
      reason: 'code_invalid',
    });

    const loginCode = bench.fakes.wechat.mintLoginCode({ openId: 'o-1' });
    await expect(weapp.readPhoneNumber({ code: loginCode, openId: 'o-1' })).rejects.toMatchObject({
      reason: 'code_invalid',
    });

    const old = mint();
    bench.moveClock(SIX_MINUTES_MS);
    await expect(weapp.readPhoneNumber({ code: old, openId: 'o-1' })).rejects.toMatchObject({
      reason: 'code_invalid',
    });
  });

  test('a spent quota is told as such, so that the person falls to SMS', async () => {
    bench.fakes.wechat.faults.plan({
      fault: { kind: 'answer', body: { errcode: 1400001, errmsg: 'x' } },
      on: 'getuserphonenumber',
    });
    await expect(weapp.readPhoneNumber({ code: mint(), openId: 'o-1' })).rejects.toMatchObject({
      reason: 'quota_spent',
    });
  });

  test('a number that was given to another app is not ours', async () => {
    const phone_info = { purePhoneNumber: PHONE, countryCode: '86', watermark: { appid: 'wx-other' } };
    bench.fakes.wechat.faults.plan({
      fault: { kind: 'answer', body: { errcode: 0, phone_info } },
      on: 'getuserphonenumber',
    });
    await expect(weapp.readPhoneNumber({ code: mint(), openId: 'o-1' })).rejects.toMatchObject({
      hostCode: 'other_app',
    });
  });
});

describe('access token', () => {
  const readMany = (count: number) =>
    Promise.all(
      Array.from({ length: count }, () => {
        const code = bench.fakes.wechat.mintPhoneCode({ openId: 'o-1', phone: PHONE });
        return weapp.readPhoneNumber({ code, openId: 'o-1' });
      }),
    );

  test('twenty calls at once ask for one token', async () => {
    await readMany(20);
    expect(bench.fakes.wechat.accessTokenCalls()).toBe(1);
  });

  test('a token that died early is renewed once for twenty calls at once', async () => {
    await readMany(1);
    bench.fakes.wechat.killAccessTokens();
    await expect(readMany(20)).resolves.toHaveLength(20);
    expect(bench.fakes.wechat.accessTokenCalls()).toBe(2);
  });

  test('a token at the end of its life is replaced before it is refused', async () => {
    await readMany(1);
    bench.moveClock(7_170_000);
    await readMany(1);
    expect(bench.fakes.wechat.accessTokenCalls()).toBe(2);
  });

  test('a platform that refuses every token is asked twice, not for ever', async () => {
    const body = { errcode: 40001, errmsg: 'x' };
    bench.fakes.wechat.faults.plan({ fault: { kind: 'answer', body }, on: 'getuserphonenumber', times: 2 });
    await expect(readMany(1)).rejects.toMatchObject({ name: 'HostUnavailable' });
    await expect(readMany(1)).resolves.toHaveLength(1);
  });
});
