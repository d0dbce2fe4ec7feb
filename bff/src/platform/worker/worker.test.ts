import { createLogger } from '../logger';
import { startWorker } from './worker';

const logger = createLogger({ level: 'silent' });
const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('a round that found work is followed by another at once, an empty one by a rest', async () => {
  const found = [3, 1, 0];
  let rounds = 0;
  const worker = startWorker(
    { name: 'test', restMs: 60_000, run: async () => (rounds++, found.shift() ?? 0) },
    logger,
  );
  await soon(20);
  expect(rounds).toBe(3);
  await worker.stop();
});

test('waking ends the rest, and a wake during a round is not forgotten', async () => {
  let rounds = 0;
  const worker = startWorker(
    {
      name: 'test',
      restMs: 60_000,
      run: async () => {
        rounds += 1;
        if (rounds === 1) worker.wake();
        await soon(5);
        return 0;
      },
    },
    logger,
  );
  await soon(40);
  expect(rounds).toBe(2);
  worker.wake();
  await soon(20);
  expect(rounds).toBe(3);
  await worker.stop();
});

test('a failing round does not end the work', async () => {
  let rounds = 0;
  const worker = startWorker(
    {
      name: 'test',
      restMs: 1,
      run: async () => {
        rounds += 1;
        if (rounds === 1) throw new Error('the database went away');
        return 0;
      },
    },
    logger,
  );
  await soon(5);
  worker.wake();
  await soon(20);
  expect(rounds).toBeGreaterThan(1);
  await worker.stop();
});
