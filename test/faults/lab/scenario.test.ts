import fc from 'fast-check';
import { chanceOf } from './chance';
import { drawFault, faultKinds, faultPlan } from './fault-plan';
import { scenarioOf } from './scenario';

const seedAndRun = [fc.nat(1_000_000), fc.nat(10_000)] as const;

test('the same seed and run make the same scenario, another run another one', () => {
  fc.assert(
    fc.property(...seedAndRun, (seed, run) => {
      expect(scenarioOf(seed, run)).toEqual(scenarioOf(seed, run));
      const { run: _one, ...here } = scenarioOf(seed, run);
      const { run: _other, ...there } = scenarioOf(seed, run + 1);
      expect(here).not.toEqual(there);
    }),
    { numRuns: 1_000 },
  );
});

test('every person has facts in the order of a journey, and no two at one moment', () => {
  fc.assert(
    fc.property(...seedAndRun, (seed, run) => {
      const { people, workers, wellFromMs } = scenarioOf(seed, run);
      expect(people.length).toBeGreaterThan(0);
      expect(workers.length).toBeGreaterThan(1);
      for (const { facts } of people) {
        expect(facts[0]!.name).toBe('user_registered');
        const times = facts.map(({ atMs }) => atMs);
        expect(times).toEqual([...times].sort((one, other) => one - other));
        expect(Math.max(...times)).toBeLessThanOrEqual(wellFromMs);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('a thousand scenarios hold every kind of trouble', () => {
  const scenarios = Array.from({ length: 1_000 }, (_, run) => scenarioOf(1, run));
  const share = (holds: (scenario: (typeof scenarios)[number]) => boolean) =>
    scenarios.filter(holds).length / scenarios.length;
  expect(share(({ workers }) => workers.some(({ kills }) => kills.length > 0))).toBeGreaterThan(0.5);
  expect(share(({ workers }) => workers.some(({ stalls }) => stalls.length > 0))).toBeGreaterThan(0.3);
  expect(
    share(({ workers }) => workers.some(({ clockJumps }) => clockJumps.some(({ byMs }) => byMs < 0))),
  ).toBeGreaterThan(0.1);
  expect(share(({ people }) => people.some(({ withdrawals }) => withdrawals.length > 0))).toBeGreaterThan(
    0.2,
  );
  expect(share(({ ownerChange }) => ownerChange !== null)).toBeGreaterThan(0.1);
  expect(share(({ gradingChangeAtMs }) => gradingChangeAtMs !== null)).toBeGreaterThan(0.1);
  expect(share(({ refusedShare }) => refusedShare > 0)).toBeGreaterThan(0.1);
});

test('every fault is drawn in the end, and none where there is to be none', () => {
  const chance = chanceOf(3);
  const plan = {
    ...faultPlan(chance),
    share: 1,
    weights: Object.fromEntries(faultKinds.map((kind) => [kind, 1])) as never,
  };
  const drawn = new Set(Array.from({ length: 2_000 }, () => drawFault(plan, chance)));
  expect([...drawn].sort()).toEqual([...faultKinds].sort());
  expect(drawFault({ ...plan, share: 0 }, chance)).toBeNull();
});
