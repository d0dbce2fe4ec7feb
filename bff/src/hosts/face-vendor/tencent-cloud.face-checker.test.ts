import { type HostsBench, openHostsBench } from '../../../../test/fakes/wechat/hosts-bench';
import type { FaceChecker } from '../hosts.port';

const check = {
  checkId: 'chk_01J9Z3K4M5N6P7Q8R9S0T1V2W3',
  name: '张三',
  identityNumber: '31010119980101123X',
  openId: null,
};
const RETURN_URL = 'https://loan.example.com/face/back?step=identity';
let bench: HostsBench;
let checker: FaceChecker;

beforeEach(async () => {
  bench = await openHostsBench();
  checker = checkerWith();
});
afterEach(() => bench.close());

function checkerWith(changes: Record<string, string> = {}): FaceChecker {
  const found = bench.adapters(changes).faceChecker.h5;
  if (!found) throw new Error('no face checker');
  return found;
}

async function start() {
  const { reference, ticket } = await checker.start({ ...check, returnUrl: RETURN_URL });
  if (ticket.kind !== 'vendor_page') throw new Error('not a page');
  return { reference, url: ticket.url, expiresAt: ticket.expiresAt };
}

const press = (url: string, result: string) =>
  fetch(url, { method: 'POST', body: new URLSearchParams({ result }), redirect: 'manual' });

test("the person is sent to the vendor's page, which can be opened for two hours", async () => {
  const { url, expiresAt } = await start();
  expect(expiresAt).toBe(new Date(bench.clock.nowMs() + 7_200_000).toISOString());
  const page = await (await fetch(url)).text();
  expect(page).toContain('通过');
  expect(page).toContain('张*');
  expect(page).not.toContain('张三');
});

test('the page leads back to where the person came from, and the result is asked of the vendor', async () => {
  const { reference, url } = await start();
  await expect(checker.readResult({ ...check, reference })).resolves.toEqual({ outcome: 'pending' });
  const response = await press(url, 'passed');
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe(`${RETURN_URL}&BizToken=${reference}`);
  await expect(checker.readResult({ ...check, reference })).resolves.toEqual({
    outcome: 'passed',
    confidenceBand: 'high',
  });
});

test('a result once given stays', async () => {
  const { reference, url } = await start();
  await press(url, 'failed');
  await press(url, 'passed');
  await expect(checker.readResult({ ...check, reference })).resolves.toEqual({
    outcome: 'failed',
    reasonCode: 'different_person',
  });
});

test.each([
  [96, 'high'],
  [84, 'medium'],
  [71, 'low'],
])('a likeness of %i is %s confidence', async (likeness, confidenceBand) => {
  const { reference } = await start();
  bench.fakes.face.finish(reference, 'passed', likeness);
  await expect(checker.readResult({ ...check, reference })).resolves.toEqual({
    outcome: 'passed',
    confidenceBand,
  });
});

test.each([
  ['name', { name: '李四' }],
  ['identity number', { identityNumber: '310101199801011235' }],
  ['check', { checkId: 'chk_01J9Z3K4M5N6P7Q8R9S0T1V2W4' }],
])('a pass counts for nobody else: another %s', async (_what, change) => {
  const { reference } = await start();
  bench.fakes.face.finish(reference, 'passed');
  await expect(checker.readResult({ ...check, reference, ...change })).resolves.toEqual({
    outcome: 'failed',
    reasonCode: 'other_check',
  });
});

test('a page that was never finished expires', async () => {
  const { reference, url } = await start();
  bench.moveClock(7_300_000);
  expect((await press(url, 'passed')).status).toBe(404);
  await expect(checker.readResult({ ...check, reference })).resolves.toEqual({
    outcome: 'failed',
    reasonCode: 'expired',
  });
});

test.each([
  ['a wrong key', { TENCENT_CLOUD_SECRET_KEY: 'wrong' }],
  ['an unknown business flow', { FACE_RULE_ID: '99' }],
])('%s makes the check unavailable, and says nothing personal', async (_what, changes) => {
  const attempt = checkerWith(changes).start({ ...check, returnUrl: RETURN_URL });
  await expect(attempt).rejects.toMatchObject({ name: 'FaceCheckUnavailable' });
  await expect(attempt).rejects.toThrow(/^(?!.*(张三|310101))/);
});

test('an outage makes the check unavailable', async () => {
  bench.fakes.face.faults.plan({ fault: { kind: 'down', status: 500 } });
  await expect(start()).rejects.toMatchObject({ name: 'FaceCheckUnavailable' });
});
