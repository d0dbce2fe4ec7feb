import type { ExperimentId } from '@loudou/shared/ids';
import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { runsThroughDatabase } from '../../../../test/property-runs';
import { standingClock } from '../../operator/operator.fixture';
import { Definition } from './definition';
import { definitionHash } from './definition-hash';
import { approve, callerOf, insertPeople, people, soundWorld } from './experiment.fixture';
import { rolloutSteps, stepBackBySafety } from './rollout.actions';
import { pauseBySafety } from './running.actions';
import { overlaps } from './slot.rules';

const kinds = [
  'save',
  'approve',
  'start',
  'start',
  'newPhase',
  'pause',
  'resume',
  'kill',
  'setShare',
  'decide',
  'decide',
  'second',
  'second',
  'rollout',
  'archive',
  'watcher',
] as const;
type Kind = (typeof kinds)[number];

const step = fc.record({
  kind: fc.constantFrom<Kind[]>(...kinds),
  which: fc.nat({ max: 2 }),
  // Mostly somebody who may.
  who: fc.constantFrom(people.lin, people.lin, people.song, people.chen, people.zhou),
  dice: fc.nat({ max: 9 }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

let database: TestDatabase;
let keys = 0;
const key = () => `key-of-a-test-${String((keys += 1)).padStart(8, '0')}`;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Whatever anybody tries, refused or not. */
async function attempt(
  ids: readonly ExperimentId[],
  { kind, which, who, dice }: Step,
  clock: ReturnType<typeof standingClock>,
) {
  const { db } = database;
  const world = soundWorld();
  world.recommendation = { recommended: 'ship', variant: dice % 2 ? 'b' : 'a', evidence: {} };
  const as = callerOf(world, who, db, clock);
  const experimentId = ids[which]!;
  const why = { key: key(), experimentId, reason: 'tried by chance' };
  const now = await as.get({ experimentId });
  const { revision, definition } = now;
  const actions: Record<Kind, () => Promise<unknown>> = {
    save: () => {
      const from = dice * 1_000;
      const slot = { fromBps: from, toBps: Math.min(10_000, from + 1_000 + which * 2_000) };
      return as.save({
        key: key(),
        experimentId,
        revision,
        definition: { ...definition, slot, looks: dice + 1 },
      });
    },
    approve: () => approve(db, { experimentId, textHash: now.textHash, at: clock.now() }),
    start: () => as.start({ key: key(), experimentId, revision }),
    newPhase: () => as.newPhase({ ...why, revision }),
    pause: () => as.pause(why),
    resume: () => as.resume(why),
    kill: () => as.kill(why),
    setShare: () => as.setShare({ ...why, shareBps: dice * 1_000 }),
    decide: () =>
      as.decide({
        ...why,
        phase: Math.max(1, now.phase),
        decided: dice < 7 ? 'ship' : 'stop',
        variant: dice < 7 ? 'b' : null,
      }),
    second: () => as.second({ ...why, decisionId: now.decisions[0]?.decisionId ?? 1 }),
    rollout: () => as.rollout({ ...why, shareBps: rolloutSteps[dice % rolloutSteps.length]! }),
    archive: () => as.archive(why),
    watcher: () =>
      dice % 2
        ? pauseBySafety({ db, clock }, { experimentId, reason: 'harm' })
        : stepBackBySafety({ db, clock }, { experimentId, reason: 'harm' }),
  };
  await actions[kind]().catch((error: unknown) => {
    // Whatever is refused is refused in our words; anything else is a fault.
    expect((error as { cause?: { code?: string } }).cause?.code).toMatch(/^(invalid_input|not_allowed)$/);
  });
}

interface PhaseNow {
  experiment_id: string;
  phase: number;
  state: string;
  layer: string;
  newest: number;
  open: boolean;
  definition: unknown;
  hash: string;
  seed: string;
}

const phasesNow = () =>
  database.db.query<PhaseNow>(
    `select experiment_id, phase.phase, state, layer, experiment.phase as newest, ended_at is null as open,
            phase.definition, encode(definition_hash, 'hex') as hash, seed
     from experiment join experiment_phase phase using (experiment_id) order by experiment_id, phase.phase`,
  );

test('whatever anybody tries in whichever order, the plan of a phase stays, one is open, and no two share a bucket', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 5, maxLength: 25 }),
      async (rounds) => {
        await database.db.query(
          `truncate experiment, experiment_phase, experiment_share, experiment_approval, experiment_decision,
           experiment_rollout, operator cascade`,
        );
        const clock = standingClock('2026-11-22T04:00:00Z');
        await insertPeople(database.db, clock.now());
        const admin = callerOf(soundWorld(), people.lin, database.db, clock);
        const ids: ExperimentId[] = [];
        for (const template of ['another_title', 'calculator_first', 'another_title'] as const)
          ids.push((await admin.create({ key: key(), template })).experimentId);
        for (const experimentId of ids) {
          const { textHash } = await admin.get({ experimentId });
          await approve(database.db, { experimentId, textHash, at: clock.now() });
        }
        const frozen = new Map<string, string>();
        for (const round of rounds) {
          clock.advance(1_000);
          await Promise.all(round.map((tried) => attempt(ids, tried, clock)));
          const phases = await phasesNow();
          for (const { experiment_id, phase, definition, hash, seed } of phases) {
            const name = `${experiment_id}:${phase}`;
            const text = JSON.stringify([definition, hash, seed]);
            expect(frozen.get(name) ?? text).toBe(text);
            frozen.set(name, text);
            expect(definitionHash(Definition.parse(definition))).toBe(hash);
            expect(seed).toBe(name);
          }
          // Open is only the newest, exactly while it runs or is paused.
          for (const { state, phase, newest, open } of phases)
            expect(open).toBe(phase === newest && (state === 'running' || state === 'paused'));
          expect(frozen.size).toBe(phases.length);
          const open = phases.filter((phase) => phase.open);
          open.forEach((one, place) =>
            open.slice(place + 1).forEach((other) => {
              const [first, second] = [Definition.parse(one.definition), Definition.parse(other.definition)];
              expect(one.layer === other.layer && overlaps(first.slot, second.slot)).toBe(false);
            }),
          );
          const alone = await database.db.query(
            `select from experiment_decision decision join experiment using (experiment_id)
           where state = 'decided' and decision.decision_id = (
             select max(decision_id) from experiment_decision newest where newest.experiment_id = experiment.experiment_id
           ) and against and (seconded_by is null or seconded_by = decided_by)`,
          );
          expect(alone).toEqual([]);
        }
      },
    ),
    { numRuns: Math.ceil(runsThroughDatabase / 5) },
  );
});
