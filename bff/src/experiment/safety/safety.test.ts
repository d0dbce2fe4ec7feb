import type { ExperimentId } from '@loudou/shared/ids';
import { AppError } from '../../platform/errors';
import { openVisits, type Visits } from '../assignment/visits.fixture';
import { watcherId } from '../definition/experiment';
import { plantExperiment } from '../definition/planted-experiment.fixture';
import { insertRollout } from '../definition/rollout.store';
import type { SafetyFigures, WatchedGuardrail } from './safety.rules';
import { mayStepBack, reasonToPause, reasonToStepBack, stepBackRestMs } from './safety.rules';
import { safetyWork } from './safety.work';

const asOf = new Date('2026-11-22T03:59:00Z');
const guardrail = (changes: Partial<WatchedGuardrail> = {}): WatchedGuardrail => ({
  metric: 'first_overdue',
  variant: 'b',
  verdict: 'ruled_out',
  estimate: 4,
  best: -10,
  limit: 50,
  ...changes,
});
const harm = guardrail({ verdict: 'proven_harm', estimate: 81.5, best: 62.25 });
const even = [
  { variant: 'a' as const, weightBps: 5_000, units: 5_010 },
  { variant: 'b' as const, weightBps: 5_000, units: 4_990 },
];
const sound: SafetyFigures = {
  guardrails: [guardrail()],
  splits: [{ arms: even, sequential: { p: 0.9, mismatch: false } }],
  asOf,
};
const off: SafetyFigures = {
  ...sound,
  splits: [{ arms: even, sequential: { p: 0.000012, mismatch: true } }],
};

describe('the rule', () => {
  test.each(['ruled_out', 'open', 'immature', 'cannot'])(
    'a guardrail that is %s stops nothing',
    (verdict) => {
      const figures = { ...sound, guardrails: [guardrail({ verdict })] };
      expect(reasonToPause(figures)).toBeNull();
      expect(reasonToStepBack(figures, 'b')).toBeNull();
    },
  );

  test('a split that cannot be told stops nothing', () => {
    const splits = [{ arms: even, sequential: { cannot: 'too_few_arms' } }];
    expect(reasonToPause({ ...sound, splits })).toBeNull();
  });

  test('the reason has the figures that made it', () => {
    expect(reasonToPause({ ...sound, guardrails: [guardrail(), harm] })).toBe(
      'harm_proven metric=first_overdue variant=b estimate=81.5 best=62.25 limit=50 asOf=2026-11-22T03:59:00.000Z',
    );
    expect(reasonToPause(off)).toBe(
      'split_mismatch a=5010/5000bps b=4990/5000bps p=1.20e-5 asOf=2026-11-22T03:59:00.000Z',
    );
  });

  test('a rollout answers for its own variant only, and not for how the arms were split', () => {
    expect(reasonToStepBack({ ...sound, guardrails: [harm] }, 'c')).toBeNull();
    expect(reasonToStepBack(off, 'b')).toBeNull();
  });

  test('a step by hand is answered at once, one of the watcher is given time to be seen', () => {
    const now = new Date(asOf.getTime() + stepBackRestMs - 1);
    expect(mayStepBack({ byWatcher: false, at: now }, now)).toBe(true);
    expect(mayStepBack({ byWatcher: true, at: asOf }, now)).toBe(false);
    expect(mayStepBack({ byWatcher: true, at: asOf }, new Date(now.getTime() + 1))).toBe(true);
  });
});

describe('the watcher', () => {
  let world: Visits;
  let experimentId: ExperimentId;
  beforeEach(async () => {
    world = await openVisits();
    experimentId = await world.start();
  });
  afterEach(() => world.drop());

  const watch = (figures: SafetyFigures) => safetyWork(world.ground, async () => figures).run();
  const state = async () =>
    (
      await world.db.one<{ state: string }>('select state from experiment where experiment_id = $1', [
        experimentId,
      ])
    ).state;
  const audit = (action: string) =>
    world.db.query<{ operator_id: string; reason: string }>(
      'select operator_id, reason from audit_entry where subject = $1 and action = $2',
      [experimentId, action],
    );
  const share = async () =>
    (
      await world.db.one<{ share_bps: number }>(
        'select share_bps from experiment_rollout where experiment_id = $1 order by rollout_id desc limit 1',
        [experimentId],
      )
    ).share_bps;
  async function rollOut(shareBps: number): Promise<void> {
    await world.db.query(`update experiment set state = 'decided' where experiment_id = $1`, [experimentId]);
    await insertRollout(world.db, {
      experimentId,
      phase: 1,
      variant: 'b',
      shareBps,
      by: 'opr_lin',
      at: world.clock.now(),
      because: 'step',
    });
  }

  test('lets alone what is sound', async () => {
    await watch(sound);
    expect(await state()).toBe('running');
  });

  test('pauses at proven harm, once, however many processes watch, with the reason in the audit', async () => {
    const figures = { ...sound, guardrails: [harm] };
    await Promise.all([watch(figures), watch(figures), watch(figures)]);
    await watch(figures);
    expect(await state()).toBe('paused');
    const entries = await audit('experiment_paused');
    expect(entries).toHaveLength(1);
    expect(entries[0]!.operator_id).toBe(watcherId);
    expect(entries[0]!.reason).toMatch(/^harm_proven metric=first_overdue .* configuration=\d+$/);
  });

  test('pauses when the arms are not what the draw makes', async () => {
    await watch(off);
    expect(await state()).toBe('paused');
    expect((await audit('experiment_paused'))[0]!.reason).toMatch(/^split_mismatch /);
  });

  test('steps a harmed rollout back one step, once for all processes, and again only when that step was seen', async () => {
    await rollOut(5_000);
    const figures = { ...sound, guardrails: [harm] };
    await Promise.all([watch(figures), watch(figures), watch(figures)]);
    expect(await share()).toBe(2_500);
    await watch(figures);
    expect(await share()).toBe(2_500);
    world.clock.advance(stepBackRestMs);
    await watch(figures);
    expect(await share()).toBe(1_000);
    await watch(sound);
    expect(await share()).toBe(1_000);
  });

  test('never widens, never ships, and leaves a rollout that is at none', async () => {
    await rollOut(0);
    await watch({ ...sound, guardrails: [harm] });
    expect(await share()).toBe(0);
    expect(await state()).toBe('decided');
  });

  test('one that cannot be looked at does not hide the others', async () => {
    const { harmedId } = { harmedId: experimentId };
    const otherId = 'exp_0';
    await plantExperiment(world.db, { experimentId: otherId, number: 0, at: world.clock.now() });
    for (const broken of [new AppError('overloaded'), new Error('no figures')]) {
      await world.db.query(`update experiment set state = 'running' where experiment_id = $1`, [harmedId]);
      await safetyWork(world.ground, async (asked) => {
        if (asked.experimentId === otherId) throw broken;
        return { ...sound, guardrails: [harm] };
      }).run();
      expect(await state()).toBe('paused');
    }
  });
});
