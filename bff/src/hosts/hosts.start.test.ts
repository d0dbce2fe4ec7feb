import { readHostsConfig, openHostsBench } from '../../../test/fakes/wechat/hosts-bench';
import { createHosts, hostsConfig, systemRandom } from '.';

const dependencies = { clock: { nowMs: Date.now, now: () => new Date() }, random: systemRandom };
const start = (environment: Record<string, string>) =>
  createHosts(readHostsConfig(environment), dependencies);

test('with nothing set there is the browser, and nothing else', () => {
  const hosts = start({});
  expect(Object.keys(hosts.host)).toEqual(['h5']);
  expect(hosts.smsSender).toBeNull();
  expect(hosts.paymentDesk.weapp).toBeUndefined();
  expect(Object.values(hosts.faceChecker).filter(Boolean)).toEqual([]);
});

test('an empty line counts as not set', () => {
  expect(Object.keys(start({ WECHAT_APP_ID: '', WECHAT_API_URL: '', WECHAT_TIMEOUT_MS: '' }).host)).toEqual([
    'h5',
  ]);
});

test('an adapter that is half configured stops the start and says what is missing', () => {
  expect(() => start({ WECHAT_APP_ID: 'wx1' })).toThrow(
    'WECHAT_APP_ID is set, so WECHAT_APP_SECRET must be set as well',
  );
  expect(() => start({ SMS_APP_ID: '1' })).toThrow(
    'TENCENT_CLOUD_SECRET_ID, TENCENT_CLOUD_SECRET_KEY, SMS_SIGN_NAME',
  );
});

test("weapp uses WeChat's own face check only where it is opened to us", async () => {
  const bench = await openHostsBench();
  expect(bench.adapters().faceChecker.weapp?.vendor).toBe('tencent_cloud');
  const own = bench.adapters({ WECHAT_FACE_CHECK: 'on' });
  expect(own.faceChecker.weapp?.vendor).toBe('wechat');
  expect(own.faceChecker.tt?.vendor).toBe('tencent_cloud');
  await bench.close();
});

test('by default the adapters speak to the real platforms', () => {
  const config = readHostsConfig({});
  const addresses = Object.entries(config).filter(
    ([key]) => key.endsWith('_URL') && key !== 'WECHAT_PAY_NOTIFY_URL',
  );
  expect(addresses.map(([, address]) => new URL(String(address)).protocol)).toEqual(
    addresses.map(() => 'https:'),
  );
});

test('a key may be written on one line', async () => {
  const bench = await openHostsBench();
  const oneLine = bench.environment.DOUYIN_APP_PRIVATE_KEY?.replaceAll('\n', '\\n') ?? '';
  expect(bench.adapters({ DOUYIN_APP_PRIVATE_KEY: oneLine }).host.tt?.name).toBe('tt');
  await bench.close();
});

test('every setting is described, and what is secret is marked', () => {
  for (const [key, setting] of Object.entries(hostsConfig)) {
    expect(setting.description).not.toBe('');
    const secret = 'secret' in setting && setting.secret;
    expect([key, secret]).toEqual([key, /SECRET$|_SECRET_KEY$|PRIVATE_KEY$|V3_KEY$/.test(key)]);
  }
});
