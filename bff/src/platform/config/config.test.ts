import { z } from 'zod';
import { ConfigProblems, loadConfig, platformConfig } from './index';

test('every problem is told at once, by key', () => {
  const load = () =>
    loadConfig(platformConfig, { PORT: 'eighty', DATABASE_URL: 'mysql://x', MASTER_KEY: 'short' });
  expect(load).toThrow(ConfigProblems);
  expect(load).toThrow(/3 problem\(s\)[^]*PORT[^]*DATABASE_URL[^]*MASTER_KEY/);
});

test('a problem never repeats the value of a secret', () => {
  expect(() => loadConfig(platformConfig, { MASTER_KEY: 'hunter2-hunter2' })).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining('hunter2') }),
  );
});

test('an empty value counts as absent', () => {
  expect(loadConfig(platformConfig, { PORT: '' }).PORT).toBe(3000);
});

test('a value is parsed into its type', () => {
  expect(
    loadConfig({ LIMIT: { schema: z.coerce.number(), description: 'a limit' } }, { LIMIT: '12' }).LIMIT,
  ).toBe(12);
});
