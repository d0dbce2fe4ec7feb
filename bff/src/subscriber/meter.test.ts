import { takeTurn } from './meter.store';
import { type Ground, openGround } from './ground.test-support';
import { addSubscriber } from './subscriber.test-support';

let ground: Ground;
let subscriberId: string;
beforeEach(async () => {
  ground = await openGround();
  ({ subscriberId } = await addSubscriber(ground));
});
afterEach(() => ground.close());

const rate = { perMinute: 60, burst: 3 };
const take = (door = 'pull') => takeTurn(ground.db, subscriberId, door, rate, ground.clock.now());

test('what was saved up may go at once, then one a second, and who is refused is told how long to wait', async () => {
  expect([await take(), await take(), await take()]).toEqual([0, 0, 0]);
  expect(await take()).toBe(1_000);
  ground.clock.advance(999);
  expect(await take()).toBe(1);
  ground.clock.advance(1);
  expect(await take()).toBe(0);
  expect(await take()).toBe(1_000);
});

test('doors and subscribers are counted apart', async () => {
  const other = await addSubscriber(ground);
  for (let index = 0; index < 3; index += 1) await take();
  expect(await take()).toBeGreaterThan(0);
  expect(await take('replay')).toBe(0);
  expect(await takeTurn(ground.db, other.subscriberId, 'pull', rate, ground.clock.now())).toBe(0);
});

test('calls at the same moment share the allowance', async () => {
  const waits = await Promise.all(Array.from({ length: 20 }, () => take()));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(3);
});

test('over any stretch of random calls no more pass than the rate and the burst allow', async () => {
  let passed = 0;
  let elapsedMs = 0;
  let seed = 20_261_122;
  for (let index = 0; index < 1_000; index += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    const pauseMs = seed % 1_500;
    ground.clock.advance(pauseMs);
    elapsedMs += pauseMs;
    if ((await take()) === 0) passed += 1;
    expect(passed).toBeLessThanOrEqual(rate.burst + elapsedMs / 1_000);
  }
  expect(passed).toBeGreaterThan(600);
});
