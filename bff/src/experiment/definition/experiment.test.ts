import type { ExperimentId } from '@loudou/shared/ids';
import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { standingClock } from '../../operator/operator.fixture';
import type { Operator } from '../../platform/trpc';
import type { Definition } from './definition';
import { definitionHash } from './definition-hash';
import { createExperimentRouter } from '../experiment.router';
import {
  approve,
  callBy,
  callerOf,
  detailsOf,
  doorsOf,
  insertPeople,
  people,
  problemOf,
  soundAccount,
  soundWorld,
  type StandingClock,
  type World,
} from './experiment.fixture';
import { pauseBySafety } from './running.actions';
import { stepBackBySafety } from './rollout.actions';
import type { TemplateName } from './templates';

let database: TestDatabase;
let clock: StandingClock;
let world: World;
let keys = 0;

const key = () => `key-of-a-test-${String((keys += 1)).padStart(6, '0')}`;
const as = (operator: Operator = people.lin) => callerOf(world, operator, database.db, clock);
const create = async (template: TemplateName | null = 'another_title') =>
  (await as().create({ key: key(), template })).experimentId;
const view = (experimentId: ExperimentId) => as().get({ experimentId });
const why = (experimentId: ExperimentId) => ({ key: key(), experimentId, reason: 'a test of it' });

async function approved(template: TemplateName | null = 'another_title'): Promise<ExperimentId> {
  const experimentId = await create(template);
  await approveNow(experimentId);
  return experimentId;
}
async function approveNow(experimentId: ExperimentId, by: Operator = people.zhou) {
  const { textHash } = await view(experimentId);
  await approve(database.db, { experimentId, textHash, by, at: clock.now() });
}
async function start(experimentId: ExperimentId, operator: Operator = people.lin) {
  const { revision } = await view(experimentId);
  return as(operator).start({ key: key(), experimentId, revision });
}
async function running(template: TemplateName | null = 'another_title') {
  const experimentId = await approved(template);
  await start(experimentId);
  return experimentId;
}
async function edit(
  experimentId: ExperimentId,
  change: (definition: Definition) => void,
  by: Operator = people.lin,
) {
  const { definition, revision } = await view(experimentId);
  change(definition);
  return as(by).save({ key: key(), experimentId, revision, definition });
}
const version = async () =>
  Number((await database.db.one<{ version: string }>('select version from experiment_version')).version);
const stateOf = async (experimentId: ExperimentId) => (await view(experimentId)).state;

beforeEach(async () => {
  database = await createTestDatabase();
  clock = standingClock('2026-11-22T04:00:00Z');
  world = soundWorld();
  await insertPeople(database.db, clock.now());
});
afterEach(() => database.drop());

describe('a draft', () => {
  test('gets the next number, and a place of its own in the layer', async () => {
    const first = await running();
    const second = await create('calculator_first');
    expect([(await view(first)).key, (await view(second)).key]).toEqual(['EXP-001', 'EXP-002']);
    expect((await view(first)).definition.slot).toEqual({ fromBps: 0, toBps: 5_000 });
    expect((await view(second)).definition.slot).toEqual({ fromBps: 5_000, toBps: 10_000 });
  });

  test('two taps make one, and two people at the same moment make two', async () => {
    const once = key();
    const [one, again] = await Promise.all([
      as().create({ key: once, template: null }),
      as().create({ key: once, template: null }),
    ]);
    expect(again).toEqual(one);
    await Promise.all([create(), create(), create()]);
    expect((await as().list()).map((row) => row.key).sort()).toEqual([
      'EXP-001',
      'EXP-002',
      'EXP-003',
      'EXP-004',
    ]);
  });

  test('two people who edit at once: the second is told, and nothing of the first is lost', async () => {
    const experimentId = await create();
    const { definition, revision } = await view(experimentId);
    const save = (operator: Operator, hypothesis: string) =>
      problemOf(
        as(operator).save({ key: key(), experimentId, revision, definition: { ...definition, hypothesis } }),
      );
    const results = await Promise.all([save(people.lin, 'of Lin'), save(people.chen, 'of Chen')]);
    expect(results.sort()).toEqual(['changed_meanwhile', 'passed']);
    const after = await view(experimentId);
    expect(after.revision).toBe(revision + 1);
    expect(['of Lin', 'of Chen']).toContain(after.definition.hypothesis);
  });

  test.each([
    ['weights that are not whole', (plan: Definition) => (plan.variants[0]!.weightBps = 4_000)],
    [
      'a parameter of another layer',
      (plan: Definition) => (plan.variants[1]!.values = { 'result.nextText': '看看' }),
    ],
    ['an empty slot', (plan: Definition) => (plan.slot = { fromBps: 5_000, toBps: 5_000 })],
    ['a control that does not come first', (plan: Definition) => plan.variants.reverse()],
    [
      'a value that the page does not take',
      (plan: Definition) => (plan.variants[1]!.values = { 'landing.title': '短' }),
    ],
  ])('%s is refused at the saving', async (_, change) => {
    const experimentId = await create();
    expect(await problemOf(edit(experimentId, change))).toBe('refused_input');
    expect((await view(experimentId)).revision).toBe(1);
  });

  test('that shows the price otherwise says so by itself', async () => {
    const experimentId = await create('result_explained');
    expect((await view(experimentId)).definition.changesPrice).toBe(true);
    await edit(experimentId, (plan) => {
      plan.changesPrice = false;
      plan.variants[1]!.values = { 'result.explanation': 'full', 'result.nextText': '看看方案' };
    });
    expect((await view(experimentId)).definition.changesPrice).toBe(false);
    await edit(experimentId, (plan) => (plan.variants[1]!.values = { 'result.explanation': 'short' }));
    expect((await view(experimentId)).definition.changesPrice).toBe(true);
  });

  test('whoever approves texts writes none', async () => {
    const experimentId = await create();
    expect(await problemOf(edit(experimentId, () => undefined, people.zhou))).toBe('not_allowed');
    expect(await problemOf(as(people.zhou).create({ key: key(), template: null }))).toBe('not_allowed');
  });
});

describe('a start', () => {
  test('freezes plan, hash, seed, rules and text, lets the share in, and tells every process', async () => {
    const experimentId = await approved();
    const before = await version();
    const draft = await view(experimentId);
    const begun = await start(experimentId);
    expect(begun).toEqual({
      phase: 1,
      definitionHash: definitionHash(draft.definition),
      version: before + 1,
    });
    const after = await view(experimentId);
    expect(after).toMatchObject({ state: 'running', phase: 1, shareBps: 10_000, draftDiffers: false });
    expect(after.phases).toMatchObject([
      {
        definition: draft.definition,
        seed: `${experimentId}:1`,
        hashVersion: 2,
        rulesVersion: '2026-11-18',
        textHash: draft.textHash,
        ended: null,
        started: { by: { name: '林岚' } },
        shares: [{ shareBps: 10_000 }],
      },
    ]);
    expect(after.phases[0]!.seed).toMatch(/^[\x20-\x7e]+$/);
  });

  test('is for administrators', async () => {
    const experimentId = await approved();
    expect(await problemOf(start(experimentId, people.chen))).toBe('not_allowed');
    expect(await problemOf(start(experimentId, people.zhou))).toBe('not_allowed');
    expect(await stateOf(experimentId)).toBe('draft');
  });

  test('refuses what somebody saved since it was looked at', async () => {
    const experimentId = await approved();
    const { revision } = await view(experimentId);
    await edit(experimentId, (plan) => (plan.hypothesis = 'another one'), people.chen);
    expect(await problemOf(as().start({ key: key(), experimentId, revision }))).toBe('changed_meanwhile');
  });

  test('refuses a slot that another one holds, and names it', async () => {
    await running();
    const second = await create('calculator_first');
    await edit(second, (plan) => (plan.slot = { fromBps: 4_999, toBps: 6_000 }));
    await approveNow(second);
    expect(await detailsOf(start(second))).toEqual({
      problem: 'slot_taken',
      by: 'EXP-001',
      fromBps: 0,
      toBps: 5_000,
    });
    await edit(second, (plan) => (plan.slot = { fromBps: 5_000, toBps: 6_000 }));
    expect(await problemOf(start(second))).toBe('passed');
  });

  test('of two that overlap at the same moment lets one through', async () => {
    const [one, other] = [await approved(), await approved('calculator_first')];
    const results = await Promise.all([problemOf(start(one)), problemOf(start(other))]);
    expect(results.sort()).toEqual(['passed', 'slot_taken']);
  });

  test('a paused one keeps its slot, a stopped one gives it back', async () => {
    const first = await running();
    await as().pause(why(first));
    const second = await approved('calculator_first');
    await edit(second, (plan) => (plan.slot = { fromBps: 0, toBps: 5_000 }));
    expect(await problemOf(start(second))).toBe('slot_taken');
    await as().kill(why(first));
    expect(await problemOf(start(second))).toBe('passed');
  });

  test('refuses a plan in which nothing is varied', async () => {
    const experimentId = await create();
    await edit(experimentId, (plan) => plan.variants.forEach((variant) => (variant.values = {})));
    await approveNow(experimentId);
    expect(await problemOf(start(experimentId))).toBe('nothing_varies');
  });

  test.each<[string, (experimentId: ExperimentId) => Promise<void> | void, Record<string, unknown>]>([
    ['no approval', () => undefined, { gate: 'mapped', reason: 'approval_missing' }],
    [
      'an approval that waits',
      async (experimentId) => {
        const { textHash } = await view(experimentId);
        await approve(database.db, { experimentId, textHash, decision: null, at: clock.now() });
      },
      { gate: 'mapped', reason: 'approval_waits' },
    ],
    [
      'a refused text',
      async (experimentId) => {
        const { textHash } = await view(experimentId);
        await approve(database.db, { experimentId, textHash, decision: 'refused', at: clock.now() });
      },
      { gate: 'mapped', reason: 'approval_refused' },
    ],
    [
      'an approval of a text with another letter in it',
      async (experimentId) => {
        await approveNow(experimentId);
        await edit(
          experimentId,
          (plan) => (plan.variants[1]!.values = { 'landing.title': '先看清价格，再决定借不借！' }),
        );
      },
      { gate: 'mapped', reason: 'approval_of_other_text' },
    ],
    [
      'a price that somebody without that duty approved',
      async (experimentId) => {
        await edit(experimentId, (plan) => (plan.changesPrice = true));
        await approveNow(experimentId, people.song);
      },
      { gate: 'mapped', reason: 'approval_needs_compliance_role' },
    ],
    [
      'a rule that fails',
      async (experimentId) => {
        await approveNow(experimentId);
        world.failures = [{ variant: 'b', rule: 'C-02', passed: false }];
      },
      { gate: 'mapped', reason: 'rule_failed', variant: 'b', rule: 'C-02' },
    ],
    [
      'an account without authorisation',
      async (experimentId) => {
        await approveNow(experimentId);
        world.accounts = [{ ...soundAccount, authorised: 'red' }];
      },
      { gate: 'authorised', reason: 'account_not_authorised', label: '巨量 …3301' },
    ],
    [
      'an account that is not mapped',
      async (experimentId) => {
        await approveNow(experimentId);
        world.accounts = [{ ...soundAccount, mapped: 'red' }];
      },
      { gate: 'mapped', reason: 'account_not_mapped' },
    ],
    [
      'two halves that differ',
      async (experimentId) => {
        await approveNow(experimentId);
        world.aa = { days: 7, units: [6_000, 4_000], splitP: 1e-9, outcomeP: null };
      },
      { gate: 'healthy', reason: 'aa_unbalanced', one: 6_000, other: 4_000 },
    ],
    [
      'books with differences that nobody explained',
      async (experimentId) => {
        await approveNow(experimentId);
        world.accounts = [{ ...soundAccount, reconciled: 'red', unexplained: 3 }];
      },
      { gate: 'reconciled', reason: 'account_unexplained', unexplained: 3 },
    ],
  ])('is refused for %s, with that sentence', async (_, arrange, expected) => {
    const experimentId = await create();
    await arrange(experimentId);
    const before = await version();
    expect(await detailsOf(start(experimentId))).toMatchObject({ problem: 'gate_refuses', ...expected });
    expect(await as().gates({ experimentId })).toMatchObject({ open: false });
    expect(await stateOf(experimentId)).toBe('draft');
    expect(await version()).toBe(before);
  });

  test('is not held up by what is only unknown, which is told', async () => {
    const experimentId = await approved();
    world.aa = { days: 7, units: [3, 4], splitP: null, outcomeP: null };
    world.accounts = [{ ...soundAccount, reconciled: 'pending' }];
    const { gates, open } = await as().gates({ experimentId });
    expect(open).toBe(true);
    expect(gates.map(({ gate, state }) => [gate, state])).toEqual([
      ['authorised', 'green'],
      ['mapped', 'green'],
      ['healthy', 'unknown'],
      ['reconciled', 'unknown'],
    ]);
    expect(await problemOf(start(experimentId))).toBe('passed');
  });

  test('of a price goes through once the one whose duty it is has approved', async () => {
    const experimentId = await create();
    await edit(experimentId, (plan) => (plan.changesPrice = true));
    await approveNow(experimentId);
    expect(await problemOf(start(experimentId))).toBe('passed');
  });

  test('twice at the same moment begins one phase', async () => {
    const experimentId = await approved();
    const results = await Promise.all([
      problemOf(start(experimentId)),
      problemOf(start(experimentId, people.song)),
    ]);
    expect(results.sort()).toEqual(['not_a_draft', 'passed']);
    expect((await view(experimentId)).phases).toHaveLength(1);
  });
});

describe('what runs', () => {
  test('stays as it was frozen, whatever is saved beside it', async () => {
    const experimentId = await running();
    const [frozen] = (await view(experimentId)).phases;
    await edit(experimentId, (plan) => {
      plan.primary = { metric: 'registered', smallestEffect: 50 };
      plan.looks = 60;
    });
    const after = await view(experimentId);
    expect(after.phases[0]!.definition).toEqual(frozen!.definition);
    expect(after.draftDiffers).toBe(true);
    expect(after.primary).toBe('started');
  });

  test('an edit becomes another phase with another seed, through the same gates', async () => {
    const experimentId = await running();
    await edit(experimentId, (plan) => (plan.variants[1]!.values = { 'landing.title': '先看价格再申请' }));
    const { revision } = await view(experimentId);
    const next = () =>
      as().newPhase({ key: key(), experimentId, revision, reason: 'another title is tried' });
    expect(await detailsOf(next())).toMatchObject({ reason: 'approval_of_other_text' });
    expect((await view(experimentId)).phases[0]!.ended).toBeNull();
    await approveNow(experimentId);
    await next();
    const { phases } = await view(experimentId);
    expect(phases.map(({ phase, seed, ended }) => [phase, seed, ended?.because ?? null])).toEqual([
      [2, `${experimentId}:2`, null],
      [1, `${experimentId}:1`, 'new_phase'],
    ]);
  });

  test('does not move to another layer', async () => {
    const experimentId = await running();
    const change = (plan: Definition) => {
      plan.layer = 'result';
      plan.variants.forEach((variant) => (variant.values = { 'result.nextText': '看看方案' }));
    };
    expect(await problemOf(edit(experimentId, change))).toBe('layer_is_fixed');
  });

  test('its share is one more row, and changes nothing else', async () => {
    const experimentId = await running();
    const before = await version();
    await as().setShare({ ...why(experimentId), shareBps: 2_000 });
    const once = { ...why(experimentId), shareBps: 5_000 };
    await Promise.all([as().setShare(once), as().setShare(once)]);
    const { phases, shareBps } = await view(experimentId);
    expect(shareBps).toBe(5_000);
    expect(phases[0]!.shares.map((step) => step.shareBps)).toEqual([10_000, 2_000, 5_000]);
    expect(await version()).toBe(before + 2);
    expect(await problemOf(as(people.chen).setShare({ ...why(experimentId), shareBps: 1 }))).toBe(
      'not_allowed',
    );
  });

  test('pauses and goes on in the same phase; twice is as good as once', async () => {
    const experimentId = await running();
    const before = await version();
    await as().pause(why(experimentId));
    await as().pause(why(experimentId));
    expect(await stateOf(experimentId)).toBe('paused');
    expect(await as().resume(why(experimentId))).toEqual({ state: 'running' });
    expect(await as().resume(why(experimentId))).toEqual({ state: 'running' });
    expect(await version()).toBe(before + 2);
    expect((await view(experimentId)).phase).toBe(1);
  });

  test('does not go on against the rules of today', async () => {
    const experimentId = await running();
    await as().pause(why(experimentId));
    world.failures = [{ variant: 'b', rule: 'C-05', passed: false }];
    expect(await detailsOf(as().resume(why(experimentId)))).toMatchObject({
      reason: 'rule_failed',
      rule: 'C-05',
    });
    expect(await stateOf(experimentId)).toBe('paused');
  });

  test('is paused by the watcher, with its figures in the audit, and only once', async () => {
    const experimentId = await running();
    const platform = { db: database.db, clock };
    const found = { experimentId, reason: 'approved: −3.1 points, bound −2.0' };
    expect(await pauseBySafety(platform, found)).toBe(true);
    expect(await pauseBySafety(platform, found)).toBe(false);
    const { lines } = await as().audit({ experimentId });
    expect(lines[0]).toMatchObject({
      action: 'experiment_paused',
      by: { operatorId: 'system:watcher', name: null },
      reason: found.reason,
    });
  });

  test('killed twice is killed once, and never comes back without another phase', async () => {
    const experimentId = await running();
    const before = await version();
    const results = await Promise.all([
      as().kill(why(experimentId)),
      as(people.song).kill(why(experimentId)),
    ]);
    expect(results).toEqual([{ state: 'stopped' }, { state: 'stopped' }]);
    expect(await version()).toBe(before + 1);
    const { phases } = await view(experimentId);
    expect(phases[0]!.ended).toMatchObject({ because: 'killed' });
    expect(await problemOf(as().resume(why(experimentId)))).toBe('not_paused');
    expect(await problemOf(as().setShare({ ...why(experimentId), shareBps: 1 }))).toBe('not_running');
    const { revision } = await view(experimentId);
    await as().newPhase({ key: key(), experimentId, revision, reason: 'mended and tried anew' });
    expect(await stateOf(experimentId)).toBe('running');
  });

  test('a kill asks no gate', async () => {
    const experimentId = await running();
    world.failures = [{ variant: 'b', rule: 'C-05', passed: false }];
    world.accounts = [{ ...soundAccount, authorised: 'red', reconciled: 'red' }];
    expect(await as().kill(why(experimentId))).toEqual({ state: 'stopped' });
    expect(await problemOf(as(people.chen).kill(why(experimentId)))).toBe('not_allowed');
  });

  test('is not archived; what was stopped is, and then nothing follows', async () => {
    const experimentId = await running();
    expect(await problemOf(as().archive(why(experimentId)))).toBe('still_running');
    await as().kill(why(experimentId));
    await as().archive(why(experimentId));
    expect(await problemOf(edit(experimentId, () => undefined))).toBe('archived');
    const { revision } = await view(experimentId);
    const again = { key: key(), experimentId, revision, reason: 'once more' };
    expect(await problemOf(as().newPhase(again))).toBe('not_running');
    expect(await as().kill(why(experimentId))).toEqual({ state: 'archived' });
  });
});

describe('a decision', () => {
  const ship = (experimentId: ExperimentId, variant: 'a' | 'b' | null = 'b') => ({
    ...why(experimentId),
    phase: 1,
    decided: 'ship' as const,
    variant,
  });

  beforeEach(() => {
    world.recommendation = { recommended: 'ship', variant: 'b', evidence: { lift: 0.07 } };
  });

  test('that follows the rule takes effect at once and ends the phase', async () => {
    const experimentId = await running();
    expect(await as().decide(ship(experimentId))).toMatchObject({
      standing: 'effective',
      recommended: 'ship:b',
    });
    const after = await view(experimentId);
    expect(after.state).toBe('decided');
    expect(after.phases[0]!.ended).toMatchObject({ because: 'ship' });
    expect(after.decisions).toMatchObject([
      { evidence: { lift: 0.07 }, against: false, standing: 'effective' },
    ]);
    expect(await problemOf(as().decide(ship(experimentId)))).toBe('already_decided');
  });

  test.each([
    ['another word', { recommended: 'stop', variant: null, evidence: {} }],
    ['another variant', { recommended: 'ship', variant: 'a', evidence: {} }],
    ['no word at all', null],
  ] as const)('against %s waits for a second person, who is not the first', async (_, recommendation) => {
    world.recommendation = recommendation;
    const experimentId = await running();
    const { decisionId, standing } = await as().decide(ship(experimentId));
    expect(standing).toBe('pending');
    expect(await view(experimentId)).toMatchObject({ state: 'running', decisionPending: true });
    const second = (operator: Operator) => as(operator).second({ ...why(experimentId), decisionId });
    expect(await problemOf(second(people.lin))).toBe('same_person');
    expect(await problemOf(second(people.chen))).toBe('not_allowed');
    expect(await stateOf(experimentId)).toBe('running');
    const both = await Promise.all([problemOf(second(people.song)), problemOf(second(people.zhou))]);
    expect(both.sort()).toEqual(['already_decided', 'passed']);
    expect(await view(experimentId)).toMatchObject({ state: 'decided', decisionPending: false });
  });

  test('that waits is overtaken by a later one', async () => {
    world.recommendation = { recommended: 'keep_running', variant: null, evidence: {} };
    const experimentId = await running();
    const { decisionId } = await as().decide(ship(experimentId));
    await as().decide({ ...ship(experimentId, null), decided: 'keep_running' });
    expect(await problemOf(as(people.zhou).second({ ...why(experimentId), decisionId }))).toBe(
      'no_such_decision',
    );
    const { decisions, state } = await view(experimentId);
    expect(decisions.map(({ standing }) => standing)).toEqual(['effective', 'superseded']);
    expect(state).toBe('running');
  });

  test('of a phase that is over counts no more', async () => {
    world.recommendation = null;
    const experimentId = await running();
    const { decisionId } = await as().decide(ship(experimentId));
    const { revision } = await view(experimentId);
    await as().newPhase({ key: key(), experimentId, revision, reason: 'drawn anew' });
    expect(await problemOf(as(people.zhou).second({ ...why(experimentId), decisionId }))).toBe('phase_over');
    expect(await problemOf(as().decide(ship(experimentId)))).toBe('phase_over');
  });

  test('names a variant when it ships and only then', async () => {
    const experimentId = await running();
    expect(await problemOf(as().decide(ship(experimentId, null)))).toBe('variant_missing');
    expect(await problemOf(as().decide({ ...ship(experimentId), variant: 'c' }))).toBe('no_such_variant');
    expect(await problemOf(as().decide({ ...ship(experimentId), decided: 'stop' }))).toBe('no_such_variant');
    expect(await problemOf(as(people.chen).decide(ship(experimentId)))).toBe('not_allowed');
  });

  test('to ship goes to everybody step by step, up one at a time and down at once', async () => {
    const experimentId = await running();
    const roll = (shareBps: number) => as().rollout({ ...why(experimentId), shareBps });
    expect(await problemOf(roll(500))).toBe('no_such_decision');
    await as().decide(ship(experimentId));
    expect(await detailsOf(roll(1_000))).toEqual({ problem: 'rollout_step', next: 500 });
    expect(await problemOf(roll(700))).toBe('rollout_step');
    await roll(500);
    await roll(1_000);
    await roll(2_500);
    expect(
      await stepBackBySafety({ db: database.db, clock }, { experimentId, reason: 'slower pages' }),
    ).toEqual({
      shareBps: 1_000,
    });
    expect(await problemOf(as().archive(why(experimentId)))).toBe('rollout_still_shown');
    await as().kill(why(experimentId));
    expect((await view(experimentId)).rollout).toEqual({ variant: 'b', shareBps: 0 });
    expect(
      await stepBackBySafety({ db: database.db, clock }, { experimentId, reason: 'once more' }),
    ).toBeNull();
    expect(await problemOf(as().archive(why(experimentId)))).toBe('passed');
  });

  test('what is on its way to everybody is not measured beside it', async () => {
    const shipped = await running();
    await as().decide(ship(shipped));
    const other = await approved('another_title');
    await start(other);
    const roll = (shareBps: number) => as().rollout({ ...why(shipped), shareBps });
    expect(await detailsOf(roll(500))).toMatchObject({ problem: 'parameter_measured', by: 'EXP-002' });
    await as().kill(why(other));
    await roll(500);
    const third = await approved('another_title');
    expect(await detailsOf(start(third))).toEqual({
      problem: 'parameter_rolled_out',
      by: 'EXP-001',
      parameter: 'landing.title',
    });
  });
});

test('a holdout is set by an administrator, within its bound, and keeps its seed', async () => {
  const hold = (shareBps: number, operator: Operator = people.lin) =>
    as(operator).setHoldout({ key: key(), layer: 'landing', shareBps, reason: 'what all of it brings' });
  expect(await problemOf(hold(2_001))).toBe('refused_input');
  expect(await problemOf(hold(200, people.chen))).toBe('not_allowed');
  await hold(200);
  const seed = () => database.db.one('select seed from experiment_holdout');
  const before = await seed();
  await hold(500);
  expect(await seed()).toEqual(before);
  expect((await as().holdouts()).find(({ layer }) => layer === 'landing')).toMatchObject({
    shareBps: 500,
    by: '林岚',
  });
});

test('the audit tells who did what, when, why, and what stood there before and after', async () => {
  const experimentId = await approved();
  const before = (await view(experimentId)).definition;
  await edit(experimentId, (plan) => (plan.hypothesis = 'another one'), people.chen);
  const after = (await view(experimentId)).definition;
  await start(experimentId);
  await as().kill(why(experimentId));
  const { lines, more } = await as().audit({ experimentId });
  expect(more).toBe(false);
  expect(
    lines.map(({ action, by, reason, before, after }) => [action, by.name, reason, before, after]),
  ).toEqual([
    ['experiment_killed', '林岚', 'a test of it', null, null],
    ['experiment_started', '林岚', null, null, definitionHash(after)],
    ['experiment_saved', '陈一', null, definitionHash(before), definitionHash(after)],
    ['experiment_created', '林岚', 'another_title', null, definitionHash(before)],
  ]);
});

test('nobody sees anything without being signed in, and what is unknown is not found', async () => {
  const signedOut = createExperimentRouter(doorsOf(world)).createCaller({
    ...callBy(people.lin, database.db, clock),
    findOperator: async () => null,
  });
  expect(await problemOf(signedOut.list())).toBe('operator_required');
  const unknown = 'exp_01JD0000000000000000000000';
  expect(await problemOf(as().get({ experimentId: unknown }))).toBe('not_found');
  expect(await problemOf(as().kill(why(unknown)))).toBe('not_found');
});
