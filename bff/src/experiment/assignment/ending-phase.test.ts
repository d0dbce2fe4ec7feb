import type { ExperimentId } from '@loudou/shared/ids';
import fc from 'fast-check';
import { runsThroughDatabase } from '../../../../test/property-runs';
import { seedOf } from '../definition/begin-phase';
import { assign, attributesOf, type Visit } from './assign';
import { compileFeatures } from './compile.rules';
import { ExperimentConfiguration } from './configuration';
import { readAtWork } from './running.store';
import { hostUnitText } from './unit.rules';
import { VariantProvider } from './variant-provider';
import { openVisits, type Visits } from './visits.fixture';

let world: Visits;
let experimentId: ExperimentId;
beforeEach(async () => {
  world = await openVisits();
  experimentId = await world.start();
});
afterEach(() => world.drop());

const onIt = () => ({ key: world.nextKey(), experimentId, reason: world.reason });
const acts = {
  pause: () => world.console.pause(onIt()),
  kill: () => world.console.kill(onIt()),
  newPhase: async () => {
    const { revision } = await world.console.get({ experimentId });
    return world.console.newPhase({ ...onIt(), revision });
  },
};

interface Stored {
  phase: number;
  variant: string;
  unit_id: Buffer;
  share_bps: number;
  config_version: string;
}
const stored = () =>
  world.db.query<Stored>(
    'select phase, variant, unit_id, share_bps, config_version from experiment_assignment order by assigned_at, unit_id',
  );

async function untilWaiting(count: number): Promise<void> {
  for (;;) {
    const { waiting } = await world.db.one<{ waiting: number }>(
      `select count(*)::int as waiting from pg_locks
       where not granted and relation = 'experiment_assignment'::regclass`,
    );
    if (waiting === count) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Visits that were on their way when something happened: `reading` before they knew what they had, else before storing. */
async function meanwhile<Given>(
  at: 'reading' | 'storing',
  visits: (() => Promise<Given>)[],
  happens: () => Promise<unknown>,
): Promise<Given[]> {
  let under: Promise<Given[]> | undefined;
  await world.db.transaction(async (tx) => {
    await tx.query(
      `lock table experiment_assignment in ${at === 'reading' ? 'access exclusive' : 'share'} mode`,
    );
    under = Promise.all(visits.map((visit) => visit()));
    await untilWaiting(visits.length);
    await happens();
  });
  return under!;
}

test.each(['pause', 'kill', 'newPhase'] as const)(
  'whoever was about to be drawn at a %s is not taken in, and sees the default',
  async (act) => {
    const visit = await world.visitOf();
    expect(await meanwhile('storing', [() => world.assign(visit)], acts[act])).toEqual([[]]);
    expect(await stored()).toEqual([]);
    await world.configuration.refresh();
    // Nothing of it sticks: the phase that runs now takes them in as anybody else.
    expect(await world.assign(visit)).toHaveLength(act === 'newPhase' ? 1 : 0);
    expect((await stored()).map(({ phase }) => phase)).toEqual(act === 'newPhase' ? [2] : []);
  },
);

test('a process that has not heard of the end takes nobody in, and still knows whom it took in before', async () => {
  const known = await world.visitOf();
  const given = await world.assign(known);
  await acts.kill();
  expect(await world.assign(await world.visitOf())).toEqual([]);
  expect(await world.assign(known)).toEqual(given);
  await world.configuration.refresh();
  expect(await world.assign(known)).toEqual([]);
  expect(await stored()).toHaveLength(1);
});

test('a visit is drawn wholly by the configuration that it began with', async () => {
  const [{ version }, visits] = [
    world.configuration.current(),
    await Promise.all([1, 2, 3].map(() => world.visitOf())),
  ];
  await meanwhile(
    'reading',
    visits.map((visit) => () => world.assign(visit)),
    async () => {
      await world.console.setShare({ ...onIt(), shareBps: 0 });
      await world.configuration.refresh();
    },
  );
  const rows = await stored();
  expect(rows.map(({ share_bps, config_version }) => [share_bps, Number(config_version)])).toEqual(
    visits.map(() => [10_000, version]),
  );
  expect(await world.assign(await world.visitOf())).toEqual([]);
});

interface Step {
  does: 'visit' | 'refresh' | 'pause' | 'newPhase';
  /** In this very moment visits come through this process as well. */
  process: number;
}
const anyStep: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom('visit', 'visit', 'refresh', 'pause', 'newPhase'),
  process: fc.nat(2),
});

/** The arm that the seed of a phase draws for a visit, worked out anew. */
async function armOf(visit: Visit, phase: number): Promise<string | null> {
  const atWork = await readAtWork(world.db);
  const [running] = atWork.phases;
  const provider = new VariantProvider();
  provider.use(compileFeatures({ ...atWork, phases: [{ ...running!, seed: seedOf(experimentId, phase) }] }));
  const host = world.ground.vault.lookup('experiment_unit', hostUnitText({ ...visit, signedInAs: null })!);
  return provider.evaluate(running!.key, { ...attributesOf(visit, { host, person: null }) }).value;
}

const isRunning = async () => (await world.console.get({ experimentId })).state === 'running';

test('however phases end among visits to processes that hear late, each row is the draw of its phase, made while it ran', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 14 }), async (steps) => {
      await world.db.query('truncate experiment_exposure, experiment_timeout, experiment_assignment');
      const processes = [0, 1, 2].map(() => new ExperimentConfiguration(world.db, () => world.clock.nowMs()));
      const visits: Visit[] = [];
      for (const { does, process } of steps) {
        world.clock.advance(100);
        const visit = await world.visitOf();
        visits.push(visit);
        if (does === 'refresh') await processes[process]!.refresh();
        await Promise.all([
          ...visits.map((one) => assign(world.ground, processes[process]!, one)),
          does === 'newPhase' || (does === 'pause' && (await isRunning())) ? acts[does]() : null,
        ]);
      }
      if (!(await isRunning())) await acts.newPhase();
      const rows = await world.db.query<Stored & { person_id: string; in_time: boolean }>(
        `select given.phase, variant, person_id,
           assigned_at >= started_at and assigned_at <= coalesce(ended_at, assigned_at) as in_time
         from experiment_assignment given join experiment_phase using (experiment_id, phase)`,
      );
      for (const row of rows) {
        expect(row.in_time).toBe(true);
        const visit = visits.find(({ personId }) => personId === row.person_id)!;
        expect(row.variant).toBe(await armOf(visit, row.phase));
      }
    }),
    { numRuns: Math.min(runsThroughDatabase, 25) },
  );
}, 300_000);
