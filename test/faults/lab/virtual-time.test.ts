import { Activity } from './activity';
import { VirtualTime, worldStartMs } from './virtual-time';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('hours pass at once, in their order, and what is due at one moment in the order it was planned', async () => {
  const time = new VirtualTime();
  const seen: string[] = [];
  const note = (name: string) => () => void seen.push(`${name} ${time.nowMs() - worldStartMs}`);
  const story = Promise.all([
    time.sleep(7_200_000).then(note('late')),
    time.sleep(10).then(note('first')),
    time.sleep(10).then(note('second')),
  ]);
  await time.passUntil(story, new Activity().settle, 10_000_000);
  expect(seen).toEqual(['first 10', 'second 10', 'late 7200000']);
});

test('time stands still while somebody works in real time', async () => {
  const time = new VirtualTime();
  const activity = new Activity();
  let workedAtMs = -1;
  const work = activity.during(async () => {
    await pause(30);
    workedAtMs = time.nowMs() - worldStartMs;
  });
  await time.passUntil(Promise.all([time.sleep(5), work]), activity.settle, 1_000);
  expect(workedAtMs).toBe(0);
});

test('a story that never ends is told so: nothing planned, or too long', async () => {
  const { settle } = new Activity();
  const never = new Promise<void>(() => {});
  await expect(new VirtualTime().passUntil(never, settle, 1_000)).rejects.toThrow('never end');
  const time = new VirtualTime();
  const forever = (async () => {
    for (;;) await time.sleep(100);
  })();
  await expect(time.passUntil(forever, settle, 1_000)).rejects.toThrow('Not done');
});
