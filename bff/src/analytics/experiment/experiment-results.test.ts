import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import type { ExperimentId } from '@loudou/shared/ids';
import { callBy, people } from '../../experiment/definition/experiment.fixture';
import { standingClock } from '../../operator/operator.fixture';
import { createLogger } from '../../platform/logger';
import { AppError } from '../../platform/errors';
import { router } from '../../platform/trpc';
import { copyAll } from '../sidecar/copy-all.fixture';
import { minute, recordInto } from '../sidecar/recorded.fixture';
import { createSidecar, type Sidecar } from '../sidecar/sidecar';
import { experimentResults } from './experiment-results';
import { experimentResultsProcedures } from './experiment-results.router';
import { FiguresKeeper } from './figures-keeper';
import { plannedDefinition, plantPhases } from './planted-phase.fixture';
import type { ToldResults } from './tell-results';

const clock = standingClock('2027-01-20T04:00:00Z');
const experimentId: ExperimentId = `exp_${'0'.repeat(26)}`;

let database: TestDatabase;
let sidecar: Sidecar;
beforeEach(async () => {
  database = await createTestDatabase();
  sidecar = createSidecar(
    { db: database.db, clock, logger: createLogger({ level: 'silent' }) },
    { folder: null, memoryMb: 256, threads: 1, diskMb: 0, timeoutMs: 5_000 },
  );
});
afterEach(async () => {
  await sidecar.stop();
  await database.drop();
});

const plant = plantPhases(() => database.db);
const record = recordInto(() => database.db);

/** So many of each arm, of whom so many handed in and so many got credit. */
async function plantArms(arms: { variant: 'a' | 'b'; units: number; submitted: number; approved: number }[]) {
  await plant.phase(experimentId, minute(0), { ...plannedDefinition, plannedUnits: 100, looks: 1 });
  for (const { variant, units, submitted, approved } of arms)
    for (let place = 0; place < units; place += 1) {
      const personId = `prs_${variant}${place}`;
      await record.person(personId);
      await plant.unit({
        experimentId,
        assignmentId: `asg_${variant}${place}`,
        personId,
        variant,
        assignedAt: minute(1),
        exposedAt: minute(2),
      });
      if (place < submitted) await record.fact(personId, 'application_submitted', 3);
      if (place < approved) await record.fact(personId, 'credit_approved', 4);
    }
  await copyAll(database.db, sidecar, clock.now());
}

const door = () => experimentResults(new FiguresKeeper(sidecar), { db: database.db, clock });
const caller = () =>
  router(experimentResultsProcedures(new FiguresKeeper(sidecar))).createCaller(
    callBy(people.chen, database.db, clock),
  );

/** As a page asks: again, until there is an answer. */
async function results(
  asked: Partial<Parameters<ReturnType<typeof caller>['results']>[0]> = {},
): Promise<ToldResults> {
  const { results: ask } = caller();
  for (;;) {
    const answer = await ask({ experimentId, ...asked });
    if ('freshness' in answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('what phones and lenders told comes out as shares, their difference and what to do', async () => {
  await plantArms([
    { variant: 'a', units: 100, submitted: 40, approved: 30 },
    { variant: 'b', units: 100, submitted: 95, approved: 30 },
  ]);
  const told = await results();
  expect(told).toMatchObject({
    freshness: { waitsFor: null, copy: { state: 'whole' } },
    experimentId,
    key: 'EXP-001',
    phase: 1,
    state: 'readable',
    sample: { ripe: 200, exposed: 200, planned: 100, shareBps: 10_000, daysLeft: 0 },
    primary: {
      arms: [
        { variant: 'a', units: 100, conversions: 40, value: 4_000 },
        { variant: 'b', units: 100, conversions: 95, value: 9_500 },
      ],
      comparisons: [{ variant: 'b', says: 'better' }],
      maturityBps: 10_000,
    },
    verdict: { says: 'better', variant: 'b', ofEach: [{ variant: 'b', says: 'better', byLook: 1 }] },
  });
  expect(told.primary.comparisons[0]!.absolute).toMatchObject({
    estimate: expect.closeTo(5_500, 6) as number,
  });
  expect(told.sequential[0]!.looks).toMatchObject([{ look: 1, informationTime: 1, crossed: true }]);
});

test('with fewer than forty who handed in, counts come out and nothing to do', async () => {
  await plantArms([
    { variant: 'a', units: 60, submitted: 12, approved: 30 },
    { variant: 'b', units: 60, submitted: 45, approved: 30 },
  ]);
  const tooFew = { cannot: 'below_low_count_guard' };
  expect(await results()).toMatchObject({
    state: 'too_few',
    primary: {
      arms: [
        { variant: 'a', units: 60, conversions: 12, value: 2_000 },
        { variant: 'b', units: 60, conversions: 45, value: 7_500 },
      ],
      comparisons: [{ variant: 'b', absolute: tooFew, relative: tooFew, once: tooFew, p: null }],
    },
    sequential: [{ verdict: 'open', looks: [] }],
    verdict: { says: 'cannot_tell', variant: 'b' },
    recommendation: { recommended: 'cannot_tell' },
  });
});

test('harm is told to the watcher with its figures, and the rule says stop', async () => {
  await plantArms([
    { variant: 'a', units: 60, submitted: 20, approved: 57 },
    { variant: 'b', units: 60, submitted: 20, approved: 3 },
  ]);
  const asked = { experimentId, phase: null };
  const { guardrails, split, asOf } = await door().alarmsOf(asked);
  expect(guardrails.find(({ metric }) => metric === 'approved')).toMatchObject({
    variant: 'b',
    verdict: 'proven_harm',
    limit: -100,
  });
  expect(split.isOff).toBe(false);
  expect(await door().recommendationOf(asked)).toMatchObject({
    recommended: 'stop',
    evidence: {
      asOf: asOf.toISOString(),
      conditions: expect.arrayContaining([
        expect.objectContaining({ condition: 'no_proven_harm', met: false }),
      ]) as unknown,
    },
  });
});

test('figures that cannot be read now decide nothing, and an experiment that there is not is not found', async () => {
  await plant.phase(experimentId, minute(0));
  const fails = (code: 'overloaded' | 'internal') => ({
    answer: () => Promise.reject(new AppError(code)),
    status: async () => ({ state: 'ready' as const, asOf: clock.now().toISOString(), events: 0 }),
  });
  const ground = { db: database.db, clock };
  const asked = { experimentId, phase: null };
  const busy = experimentResults(new FiguresKeeper(fails('overloaded')), ground);
  expect(await busy.recommendationOf(asked)).toEqual({
    recommended: 'cannot_tell',
    variant: null,
    evidence: { reason: 'cannot_be_read_now' },
  });
  await expect(busy.alarmsOf(asked)).rejects.toMatchObject({ code: 'overloaded' });
  const broken = experimentResults(new FiguresKeeper(fails('internal')), ground);
  await expect(broken.recommendationOf(asked)).rejects.toMatchObject({ code: 'internal' });
  const other = { experimentId: `exp_${'1'.repeat(26)}`, phase: null };
  await expect(door().recommendationOf(other)).rejects.toMatchObject({ code: 'not_found' });
  await expect(caller().results({ experimentId, phase: 2 })).rejects.toMatchObject({
    cause: { code: 'not_found' },
  });
});

test.each([
  { experimentId: 'EXP-001' },
  { experimentId, phase: 0 },
  { experimentId, bots: 'maybe' },
  { experimentId, segment: { kind: 'phone', value: '138' } },
])('asking for %j is refused', async (input) => {
  await expect(caller().results(input as never)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('a part that there is not has nobody in it', async () => {
  await plantArms([
    { variant: 'a', units: 3, submitted: 1, approved: 0 },
    { variant: 'b', units: 3, submitted: 1, approved: 0 },
  ]);
  const part = await results({ segment: { kind: 'host', value: 'h5' } });
  expect(part).toMatchObject({
    state: 'nobody',
    sample: { exposed: 0 },
    segments: [],
    sequential: [{ looks: [] }],
  });
});
