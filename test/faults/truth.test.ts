import { randomBytes, randomInt } from 'node:crypto';
import { createTestDatabase } from '../database';
import { lineOf } from '../simulator/command/progress-bar';
import { simulateOwn } from '../simulator/command/simulate';
import { simulationDefaults } from '../simulator/simulation.options';

const seed = Number(process.env.TRUTH_SEED ?? randomInt(2 ** 32));
const run = {
  ...simulationDefaults,
  seed,
  people: Number(process.env.TRUTH_PEOPLE ?? 120),
  events: Number(process.env.TRUTH_EVENTS ?? 3_000),
  // Refused rows are held for a fortnight, and all of them are to be there at the end.
  days: Number(process.env.TRUTH_DAYS ?? 3),
  from: '2026-11-01',
};
const limitMs = 40 * 60_000;
const tellEveryMs = 30_000;

test(
  'every report says exactly what was planted, and the quarantine holds exactly the malformed',
  async () => {
    const database = await createTestDatabase();
    const startedMs = Date.now();
    let toldMs = startedMs;
    const { product, driven, check } = await simulateOwn(
      {
        ...run,
        databaseUrl: database.url,
        masterKey: randomBytes(32).toString('base64'),
        credentials: { signInName: 'admin', password: 'simulated-1234' },
        processes: Number(process.env.TRUTH_PROCESSES ?? 1),
        delivers: false,
      },
      (far) => {
        if (Date.now() - toldMs < tellEveryMs) return;
        toldMs = Date.now();
        process.stdout.write(`${lineOf(far, toldMs - startedMs)}\n`);
      },
    );
    try {
      expect(driven.accepted + driven.rejected).toBe(run.events);
      const { table, isEqual } = await check();
      const seconds = Math.round((Date.now() - startedMs) / 1_000);
      process.stdout.write(
        `\n${run.events} events, ${driven.duplicate} sent twice, ${driven.rejected} malformed, in ${seconds} s\n${table}\n`,
      );
      expect(isEqual).toBe(true);
    } finally {
      await product.close();
      await database.drop();
    }
  },
  limitMs,
);
