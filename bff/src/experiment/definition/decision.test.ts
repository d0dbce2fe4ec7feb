import type { ExperimentId } from '@loudou/shared/ids';
import type { Operator } from '../../platform/trpc';
import { type Desk, key, openDesk, why } from './desk.fixture';
import { detailsOf, people, problemOf } from './experiment.fixture';
import { stepBackBySafety } from './rollout.actions';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.database.drop());

describe('a decision', () => {
  const ship = (experimentId: ExperimentId, variant: 'a' | 'b' | null = 'b') => ({
    ...why(experimentId),
    phase: 1,
    decided: 'ship' as const,
    variant,
  });

  beforeEach(() => {
    desk.world.recommendation = { recommended: 'ship', variant: 'b', evidence: { lift: 0.07 } };
  });

  test('that follows the rule takes effect at once and ends the phase', async () => {
    const experimentId = await desk.running();
    expect(await desk.as().decide(ship(experimentId))).toMatchObject({
      standing: 'effective',
      recommended: 'ship:b',
    });
    const after = await desk.view(experimentId);
    expect(after.state).toBe('decided');
    expect(after.phases[0]!.ended).toMatchObject({ because: 'ship' });
    expect(after.decisions).toMatchObject([
      { evidence: { lift: 0.07 }, against: false, standing: 'effective' },
    ]);
    expect(await problemOf(desk.as().decide(ship(experimentId)))).toBe('already_decided');
  });

  test.each([
    ['another word', { recommended: 'stop', variant: null, evidence: {} }],
    ['another variant', { recommended: 'ship', variant: 'a', evidence: {} }],
    ['no word at all', null],
  ] as const)('against %s waits for a second person, who is not the first', async (_, recommendation) => {
    desk.world.recommendation = recommendation;
    const experimentId = await desk.running();
    const { decisionId, standing } = await desk.as().decide(ship(experimentId));
    expect(standing).toBe('pending');
    expect(await desk.view(experimentId)).toMatchObject({ state: 'running', decisionPending: true });
    const second = (operator: Operator) => desk.as(operator).second({ ...why(experimentId), decisionId });
    expect(await problemOf(second(people.lin))).toBe('same_person');
    expect(await problemOf(second(people.chen))).toBe('not_allowed');
    expect(await desk.stateOf(experimentId)).toBe('running');
    const both = await Promise.all([problemOf(second(people.song)), problemOf(second(people.zhou))]);
    expect(both.sort()).toEqual(['already_decided', 'passed']);
    expect(await desk.view(experimentId)).toMatchObject({ state: 'decided', decisionPending: false });
  });

  test('that waits is overtaken by a later one', async () => {
    desk.world.recommendation = { recommended: 'keep_running', variant: null, evidence: {} };
    const experimentId = await desk.running();
    const { decisionId } = await desk.as().decide(ship(experimentId));
    await desk.as().decide({ ...ship(experimentId, null), decided: 'keep_running' });
    expect(await problemOf(desk.as(people.zhou).second({ ...why(experimentId), decisionId }))).toBe(
      'no_such_decision',
    );
    const { decisions, state } = await desk.view(experimentId);
    expect(decisions.map(({ standing }) => standing)).toEqual(['effective', 'superseded']);
    expect(state).toBe('running');
  });

  test('of a phase that is over counts no more', async () => {
    desk.world.recommendation = null;
    const experimentId = await desk.running();
    const { decisionId } = await desk.as().decide(ship(experimentId));
    const { revision } = await desk.view(experimentId);
    await desk.as().newPhase({ key: key(), experimentId, revision, reason: 'drawn anew' });
    expect(await problemOf(desk.as(people.zhou).second({ ...why(experimentId), decisionId }))).toBe(
      'phase_over',
    );
    expect(await problemOf(desk.as().decide(ship(experimentId)))).toBe('phase_over');
  });

  test('names a variant when it ships and only then', async () => {
    const experimentId = await desk.running();
    expect(await problemOf(desk.as().decide(ship(experimentId, null)))).toBe('variant_missing');
    expect(await problemOf(desk.as().decide({ ...ship(experimentId), variant: 'c' }))).toBe(
      'no_such_variant',
    );
    expect(await problemOf(desk.as().decide({ ...ship(experimentId), decided: 'stop' }))).toBe(
      'no_such_variant',
    );
    expect(await problemOf(desk.as(people.chen).decide(ship(experimentId)))).toBe('not_allowed');
  });

  test('to ship goes to everybody step by step, up one at a time and down at once', async () => {
    const experimentId = await desk.running();
    const roll = (shareBps: number) => desk.as().rollout({ ...why(experimentId), shareBps });
    expect(await problemOf(roll(500))).toBe('no_such_decision');
    await desk.as().decide(ship(experimentId));
    expect(await detailsOf(roll(1_000))).toEqual({ problem: 'rollout_step', next: 500 });
    expect(await problemOf(roll(700))).toBe('rollout_step');
    await roll(500);
    await roll(1_000);
    await roll(2_500);
    expect(
      await stepBackBySafety(
        { db: desk.database.db, clock: desk.clock },
        { experimentId, reason: 'slower pages' },
      ),
    ).toEqual({
      shareBps: 1_000,
    });
    expect(await problemOf(desk.as().archive(why(experimentId)))).toBe('rollout_still_shown');
    await desk.as().kill(why(experimentId));
    expect((await desk.view(experimentId)).rollout).toEqual({ variant: 'b', shareBps: 0 });
    expect(
      await stepBackBySafety(
        { db: desk.database.db, clock: desk.clock },
        { experimentId, reason: 'once more' },
      ),
    ).toBeNull();
    expect(await problemOf(desk.as().archive(why(experimentId)))).toBe('passed');
  });

  test('what the rules of today no longer let through is given to nobody new, and may be taken back', async () => {
    const experimentId = await desk.running();
    const roll = (shareBps: number) => desk.as().rollout({ ...why(experimentId), shareBps });
    await desk.as().decide(ship(experimentId));
    await roll(500);
    desk.world.failures.push({ variant: 'b', rule: 'C-05', passed: false });
    expect(await detailsOf(roll(1_000))).toEqual({
      problem: 'gate_refuses',
      gate: 'mapped',
      reason: 'rule_failed',
      variant: 'b',
      rule: 'C-05',
    });
    expect(await roll(0)).toEqual({ shareBps: 0 });
    expect(await detailsOf(roll(500))).toMatchObject({ problem: 'gate_refuses' });
  });

  test('what is on its way to everybody is not measured beside it', async () => {
    const shipped = await desk.running();
    await desk.as().decide(ship(shipped));
    const other = await desk.approved('another_title');
    await desk.start(other);
    const roll = (shareBps: number) => desk.as().rollout({ ...why(shipped), shareBps });
    expect(await detailsOf(roll(500))).toMatchObject({ problem: 'parameter_measured', by: 'EXP-002' });
    await desk.as().kill(why(other));
    await roll(500);
    const third = await desk.approved('another_title');
    expect(await detailsOf(desk.start(third))).toEqual({
      problem: 'parameter_rolled_out',
      by: 'EXP-001',
      parameter: 'landing.title',
    });
  });
});
