import { generateKeyPairSync } from 'node:crypto';
import { type HostsBench, openHostsBench } from '../../../../test/fakes/wechat/hosts-bench';
import type { Host } from '../hosts.port';

const SIX_MINUTES_MS = 6 * 60_000;
const PHONE = '13900139000';
let bench: HostsBench;
let tt: Host;

beforeEach(async () => {
  bench = await openHostsBench();
  tt = hostWith();
});
afterEach(() => bench.close());

function hostWith(changes: Record<string, string> = {}): Host {
  const host = bench.adapters(changes).host.tt;
  if (!host) throw new Error('tt is not configured');
  return host;
}

describe.each([false, true])('log in, error numbers as text: %s', (asText) => {
  beforeEach(() => bench.fakes.douyin.answerNumbersAsText(asText));

  test('a person who is logged in has an openid and a unionid', async () => {
    const code = bench.fakes.douyin.mintLoginCode({ openId: 'd-1', unionId: 'u-1' });
    await expect(tt.logIn({ code })).resolves.toEqual({
      openId: 'd-1',
      unionId: 'u-1',
      anonymousOpenId: null,
    });
  });

  test('a person who is not logged in is known by the device only', async () => {
    const anonymousCode = bench.fakes.douyin.mintAnonymousCode({ anonymousOpenId: 'a-1' });
    await expect(tt.logIn({ anonymousCode })).resolves.toEqual({
      openId: null,
      unionId: null,
      anonymousOpenId: 'a-1',
    });
  });

  test('codes work once and live five minutes', async () => {
    const used = bench.fakes.douyin.mintLoginCode({ openId: 'd-1' });
    await tt.logIn({ code: used });
    await expect(tt.logIn({ code: used })).rejects.toMatchObject({
      name: 'HostRefused',
      reason: 'code_invalid',
      hostCode: '40018',
    });

    const old = bench.fakes.douyin.mintAnonymousCode({ anonymousOpenId: 'a-1' });
    bench.moveClock(SIX_MINUTES_MS);
    await expect(tt.logIn({ anonymousCode: old })).rejects.toMatchObject({
      reason: 'code_invalid',
      hostCode: '40019',
    });
  });

  test('a wrong app secret is our own mistake', async () => {
    const code = bench.fakes.douyin.mintLoginCode({ openId: 'd-1' });
    await expect(hostWith({ DOUYIN_APP_SECRET: 'wrong' }).logIn({ code })).rejects.toMatchObject({
      reason: 'misconfigured',
    });
  });
});

test('no code at all is refused without a call', async () => {
  await expect(tt.logIn({})).rejects.toMatchObject({ reason: 'code_invalid', hostCode: 'no_code' });
});

test.each([
  ['system trouble', { kind: 'answer', body: { err_no: -1 } }],
  ['an outage', { kind: 'down', status: 503 }],
  ['nonsense', { kind: 'answer', body: 'busy' }],
] as const)('%s means unavailable', async (_words, fault) => {
  bench.fakes.douyin.faults.plan({ fault });
  await expect(tt.logIn({ code: 'any' })).rejects.toMatchObject({ name: 'HostUnavailable' });
});

describe('phone number', () => {
  const mint = (options: { chunkBytes?: number; watermarkAppId?: string } = {}) =>
    bench.fakes.douyin.mintPhoneCode({ openId: 'd-1', phone: PHONE, ...options });
  const read = (code: string) => tt.readPhoneNumber({ code, openId: 'd-1' });

  test.each([undefined, 40])(
    'the answer is opened with the app key, in chunks of %s bytes',
    async (chunkBytes) => {
      await expect(read(mint({ chunkBytes }))).resolves.toEqual({ phone: PHONE, countryCode: '86' });
    },
  );

  test('a code works once and lives five minutes', async () => {
    const used = mint();
    await read(used);
    await expect(read(used)).rejects.toMatchObject({ reason: 'code_invalid', hostCode: '28005187' });
    const old = mint();
    bench.moveClock(SIX_MINUTES_MS);
    await expect(read(old)).rejects.toMatchObject({ reason: 'code_invalid' });
  });

  test('a number that was given to another app is not ours', async () => {
    await expect(read(mint({ watermarkAppId: 'tt-other' }))).rejects.toMatchObject({
      reason: 'code_invalid',
      hostCode: 'other_app',
    });
  });

  test('a key that is not the pair of the one in the console is said so, and nothing else', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const other = hostWith({
      DOUYIN_APP_PRIVATE_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    });
    const attempt = other.readPhoneNumber({ code: mint(), openId: null });
    await expect(attempt).rejects.toThrow('compare the app key with the public key in the console');
  });

  test.each([
    [28003017, 'quota_spent'],
    [28003018, 'too_frequent'],
    [28001018, 'not_permitted'],
  ])('answer %i means %s', async (errorNumber, reason) => {
    bench.fakes.douyin.faults.plan({
      fault: { kind: 'answer', body: { err_no: errorNumber, data: '' } },
      on: 'get_phonenumber_info',
    });
    await expect(read(mint())).rejects.toMatchObject({ reason });
  });
});

describe('client token', () => {
  const readMany = (count: number) =>
    Promise.all(
      Array.from({ length: count }, () =>
        tt.readPhoneNumber({
          code: bench.fakes.douyin.mintPhoneCode({ openId: 'd-1', phone: PHONE }),
          openId: null,
        }),
      ),
    );

  test('twenty calls at once ask for one token', async () => {
    await readMany(20);
    expect(bench.fakes.douyin.clientTokenCalls()).toBe(1);
  });

  test('a token that died early is renewed once for twenty calls at once', async () => {
    await readMany(1);
    bench.fakes.douyin.killClientTokens();
    await expect(readMany(20)).resolves.toHaveLength(20);
    expect(bench.fakes.douyin.clientTokenCalls()).toBe(2);
  });

  test('a token pushed out by two newer ones is renewed', async () => {
    await readMany(1);
    const askAnew = () =>
      hostWith().readPhoneNumber({
        code: bench.fakes.douyin.mintPhoneCode({ openId: 'd-1', phone: PHONE }),
        openId: null,
      });
    await askAnew();
    await askAnew();
    await expect(readMany(1)).resolves.toHaveLength(1);
  });

  test('wrong credentials, told inside the data, are our own mistake', async () => {
    const code = bench.fakes.douyin.mintPhoneCode({ openId: 'd-1', phone: PHONE });
    await expect(
      hostWith({ DOUYIN_APP_SECRET: 'wrong' }).readPhoneNumber({ code, openId: null }),
    ).rejects.toMatchObject({ reason: 'misconfigured', hostCode: '10013' });
  });
});
