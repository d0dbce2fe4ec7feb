import { type HostsBench, openHostsBench } from '../../../../test/fakes/wechat/hosts-bench';
import type { FaceChecker } from '../hosts.port';
import { certificateHash, faceResultOf, serialNumberOf } from './wechat.face-rules';

const check = {
  checkId: 'chk_01J9Z3K4M5N6P7Q8R9S0T1V2W3',
  name: '张三',
  identityNumber: '310101199801011234',
  openId: 'o-1',
};
let bench: HostsBench;
let checker: FaceChecker;

beforeEach(async () => {
  bench = await openHostsBench();
  checker = checkerWith();
});
afterEach(() => bench.close());

function checkerWith(changes: Record<string, string> = {}): FaceChecker {
  const found = bench.adapters({ WECHAT_FACE_CHECK: 'on', ...changes }).faceChecker.weapp;
  if (!found) throw new Error('no face checker');
  return found;
}

const start = () => checker.start({ ...check, returnUrl: 'https://loan.example.com/back' });

test('a check opens in WeChat by an id that lives an hour', async () => {
  const { reference, ticket } = await start();
  expect(ticket).toEqual({
    kind: 'host_dialog',
    verifyId: reference,
    expiresAt: new Date(bench.clock.nowMs() + 3_600_000).toISOString(),
  });
});

test('until the person has finished, the result is pending', async () => {
  const { reference } = await start();
  await expect(checker.readResult({ ...check, reference })).resolves.toEqual({ outcome: 'pending' });
});

test.each([
  ['passed', { outcome: 'passed', confidenceBand: 'high' }],
  ['failed', { outcome: 'failed', reasonCode: 'different_person' }],
  ['cancelled', { outcome: 'cancelled' }],
  ['camera_denied', { outcome: 'failed', reasonCode: 'camera_denied' }],
] as const)('a check that %s is read so', async (result, expected) => {
  const { reference } = await start();
  bench.fakes.wechat.finishFaceCheck(reference, result);
  await expect(checker.readResult({ ...check, reference })).resolves.toEqual(expected);
});

test.each([
  ['name', { name: '李四' }],
  ['identity number', { identityNumber: '310101199801011235' }],
  ['openid', { openId: 'o-2' }],
  ['check', { checkId: 'chk_01J9Z3K4M5N6P7Q8R9S0T1V2W4' }],
])('a pass is not readable for another %s', async (_what, change) => {
  const { reference } = await start();
  bench.fakes.wechat.finishFaceCheck(reference, 'passed');
  await expect(checker.readResult({ ...check, reference, ...change })).rejects.toMatchObject({
    name: 'FaceCheckUnavailable',
  });
});

test('an error code configured as "not finished" is pending, any other is not', async () => {
  const { reference } = await start();
  bench.fakes.wechat.faults.plan({
    fault: { kind: 'answer', body: { errcode: 84002 } },
    on: 'queryverifyinfo',
  });
  await expect(
    checkerWith({ WECHAT_FACE_PENDING_CODES: '84001,84002' }).readResult({ ...check, reference }),
  ).resolves.toEqual({ outcome: 'pending' });
  await expect(checker.readResult({ ...check, reference })).rejects.toMatchObject({
    name: 'FaceCheckUnavailable',
  });
});

test('without an openid there is no check', async () => {
  await expect(
    checker.start({ ...check, openId: null, returnUrl: 'https://loan.example.com/back' }),
  ).rejects.toMatchObject({ name: 'FaceCheckUnavailable' });
});

test('a failure says neither name nor number', async () => {
  bench.fakes.wechat.faults.plan({ fault: { kind: 'down', status: 500 }, on: 'getverifyid' });
  const message = await start().catch((failure: Error) => failure.message);
  expect(message).not.toMatch(/张三|310101/);
});

test("the certificate hash is the one of the platform's own example", () => {
  expect(certificateHash(check)).toBe('3c241f7ff324977aeb91f173bb2a7b06569e6fd784d5573db34a636d8671108b');
});

test('a serial number fits the platform and is the same each time', () => {
  expect(serialNumberOf(check.checkId)).toMatch(/^[0-9a-f]{32}$/);
  expect(serialNumberOf(check.checkId)).toBe(serialNumberOf(check.checkId));
});

test('a result number that is not known yet fails under its own number', () => {
  expect(faceResultOf(90199)).toEqual({ outcome: 'failed', reasonCode: 'wechat_90199' });
});
