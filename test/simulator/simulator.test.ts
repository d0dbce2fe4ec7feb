import { makePlan } from './plan/plan';
import { simulationDefaults } from './simulation.options';
import { truthOf } from './truth/truth';

const seed = Number(process.env.SIMULATOR_SEED ?? 20261122);
const smallRun = {
  ...simulationDefaults,
  seed,
  people: 120,
  events: 3_000,
  days: 3,
  from: '2026-11-02',
  markedShare: 0.1,
};

test('the same seed plans the same run to the last byte, another seed another one', () => {
  const planOf = (another: number) => JSON.stringify(makePlan({ ...smallRun, seed: another }));
  expect(planOf(seed)).toBe(planOf(seed));
  expect(planOf(seed)).not.toBe(planOf(seed + 1));
});

test('as many distinct events are planned as were asked for, with the shares that were asked for', () => {
  const truth = truthOf(makePlan({ ...smallRun, people: 2_000, events: 60_000, days: 14 }));
  const { happenings, malformed, doubled, late, wrongClock } = truth.lived;
  const taken = happenings.filter(({ kind }) => kind === 'behaviour').length;
  const share = (count: number) => count / 60_000;
  expect(taken + malformed.length).toBe(60_000);
  expect(share(malformed.length)).toBeCloseTo(0.02, 2);
  expect(share(doubled)).toBeCloseTo(0.1, 1);
  expect(share(late)).toBeGreaterThan(0.025);
  expect(share(wrongClock)).toBeGreaterThan(0.015);
  expect(share(wrongClock)).toBeLessThan(0.05);
});

test('of the registered as many are credited, and of them as many draw, as was planted', () => {
  const { journeys } = truthOf(
    makePlan({ ...smallRun, people: 8_000, events: 0, days: 30, markedShare: 0, creditedShare: 0.215 }),
  );
  const reached = (depth: number) => journeys.filter((journey) => journey.depth >= depth).length;
  // Who comes on the last days may not be there yet when the history ends.
  expect(reached(6) / reached(3)).toBeGreaterThan(0.19);
  expect(reached(6) / reached(3)).toBeLessThan(0.235);
  expect(reached(7) / reached(6)).toBeGreaterThan(0.54);
  expect(reached(7) / reached(6)).toBeLessThan(0.65);
});
