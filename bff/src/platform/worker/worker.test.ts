import { createLogger } from '../logger';
import { startWorker, type Worker } from './worker';

const logger = createLogger({ level: 'silent' });
const longMs = 60_000;
const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits for what must come; on a slow machine it comes later, but it comes. */
async function eventually(holds: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 5_000; !holds(); await soon(2)) {
    if (Date.now() > deadline) throw new Error('it never held');
  }
}

let worker: Worker;
afterEach(() => worker.stop());

test('a round that found work is followed by another at once, an empty one by a rest', async () => {
  const found = [3, 1, 0];
  let rounds = 0;
  worker = startWorker(
    { name: 'test', restMs: longMs, run: async () => (rounds++, found.shift() ?? 0) },
    logger,
  );
  await eventually(() => rounds === 3);
  await soon(30);
  expect(rounds).toBe(3);
});

test('waking ends the rest', async () => {
  let rounds = 0;
  worker = startWorker({ name: 'test', restMs: longMs, run: async () => (rounds++, 0) }, logger);
  await eventually(() => rounds === 1);
  await soon(5);
  worker.wake();
  await eventually(() => rounds === 2);
});

test('a wake during a round is not forgotten', async () => {
  let rounds = 0;
  const run = async () => {
    rounds += 1;
    if (rounds === 1) worker.wake();
    return 0;
  };
  const begin = new Promise<void>((resolve) => setImmediate(resolve));
  worker = startWorker({ name: 'test', restMs: longMs, run: () => begin.then(run) }, logger);
  await eventually(() => rounds === 2);
});

test('a failing round does not end the work', async () => {
  let rounds = 0;
  const run = async () => {
    rounds += 1;
    if (rounds === 1) throw new Error('the database went away');
    return 0;
  };
  worker = startWorker({ name: 'test', restMs: longMs, run }, logger);
  await eventually(() => rounds === 2);
});
