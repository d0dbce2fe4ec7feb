import type { ExperimentId } from '@loudou/shared/ids';
import { definitionHash } from './definition-hash';
import { type Desk, key, openDesk, why } from './desk.fixture';
import { approve, detailsOf, people, problemOf, soundAccount } from './experiment.fixture';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.database.drop());

describe('a start', () => {
  test('freezes plan, hash, seed, rules and text, lets the share in, and tells every process', async () => {
    const experimentId = await desk.approved();
    const before = await desk.version();
    const draft = await desk.view(experimentId);
    const begun = await desk.start(experimentId);
    expect(begun).toEqual({
      phase: 1,
      definitionHash: definitionHash(draft.definition),
      version: before + 1,
    });
    const after = await desk.view(experimentId);
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
    const experimentId = await desk.approved();
    expect(await problemOf(desk.start(experimentId, people.chen))).toBe('not_allowed');
    expect(await problemOf(desk.start(experimentId, people.zhou))).toBe('not_allowed');
    expect(await desk.stateOf(experimentId)).toBe('draft');
  });

  test('refuses what somebody saved since it was looked at', async () => {
    const experimentId = await desk.approved();
    const { revision } = await desk.view(experimentId);
    await desk.edit(experimentId, (plan) => (plan.hypothesis = 'another one'), people.chen);
    expect(await problemOf(desk.as().start({ key: key(), experimentId, revision }))).toBe(
      'changed_meanwhile',
    );
  });

  test('refuses a slot that another one holds, and names it', async () => {
    await desk.running();
    const second = await desk.create('calculator_first');
    await desk.edit(second, (plan) => (plan.slot = { fromBps: 4_999, toBps: 6_000 }));
    await desk.approveNow(second);
    expect(await detailsOf(desk.start(second))).toEqual({
      problem: 'slot_taken',
      by: 'EXP-001',
      fromBps: 0,
      toBps: 5_000,
    });
    await desk.edit(second, (plan) => (plan.slot = { fromBps: 5_000, toBps: 6_000 }));
    expect(await problemOf(desk.start(second))).toBe('passed');
  });

  test('refuses another unit in the layer: parts keep apart only what is drawn alike', async () => {
    await desk.running();
    const second = await desk.create('calculator_first');
    await desk.edit(second, (plan) => {
      plan.slot = { fromBps: 5_000, toBps: 6_000 };
      plan.unit = 'person';
    });
    await desk.approveNow(second);
    expect(await detailsOf(desk.start(second))).toEqual({ problem: 'other_unit', by: 'EXP-001' });
    await desk.edit(second, (plan) => (plan.unit = 'host'));
    expect(await problemOf(desk.start(second))).toBe('passed');
  });

  test('of two that overlap at the same moment lets one through', async () => {
    const [one, other] = [await desk.approved(), await desk.approved('calculator_first')];
    const results = await Promise.all([problemOf(desk.start(one)), problemOf(desk.start(other))]);
    expect(results.sort()).toEqual(['passed', 'slot_taken']);
  });

  test('a paused one keeps its slot, a stopped one gives it back', async () => {
    const first = await desk.running();
    await desk.as().pause(why(first));
    const second = await desk.approved('calculator_first');
    await desk.edit(second, (plan) => (plan.slot = { fromBps: 0, toBps: 5_000 }));
    expect(await problemOf(desk.start(second))).toBe('slot_taken');
    await desk.as().kill(why(first));
    expect(await problemOf(desk.start(second))).toBe('passed');
  });

  test('refuses a plan in which nothing is varied', async () => {
    const experimentId = await desk.create();
    await desk.edit(experimentId, (plan) => plan.variants.forEach((variant) => (variant.values = {})));
    await desk.approveNow(experimentId);
    expect(await problemOf(desk.start(experimentId))).toBe('nothing_varies');
  });

  test.each<[string, (experimentId: ExperimentId) => Promise<void> | void, Record<string, unknown>]>([
    ['no approval', () => undefined, { gate: 'mapped', reason: 'approval_missing' }],
    [
      'an approval that waits',
      async (experimentId) => {
        const { textHash } = await desk.view(experimentId);
        await approve(desk.database.db, { experimentId, textHash, decision: null, at: desk.clock.now() });
      },
      { gate: 'mapped', reason: 'approval_waits' },
    ],
    [
      'a refused text',
      async (experimentId) => {
        const { textHash } = await desk.view(experimentId);
        await approve(desk.database.db, {
          experimentId,
          textHash,
          decision: 'refused',
          at: desk.clock.now(),
        });
      },
      { gate: 'mapped', reason: 'approval_refused' },
    ],
    [
      'an approval of a text with another letter in it',
      async (experimentId) => {
        await desk.approveNow(experimentId);
        await desk.edit(
          experimentId,
          (plan) => (plan.variants[1]!.values = { 'landing.title': '先看清价格，再决定借不借！' }),
        );
      },
      { gate: 'mapped', reason: 'approval_of_other_text' },
    ],
    [
      'a price that somebody without that duty approved',
      async (experimentId) => {
        await desk.edit(experimentId, (plan) => (plan.changesPrice = true));
        await desk.approveNow(experimentId, people.song);
      },
      { gate: 'mapped', reason: 'approval_needs_compliance_role' },
    ],
    [
      'a rule that fails',
      async (experimentId) => {
        await desk.approveNow(experimentId);
        desk.world.failures = [{ variant: 'b', rule: 'C-02', passed: false }];
      },
      { gate: 'mapped', reason: 'rule_failed', variant: 'b', rule: 'C-02' },
    ],
    [
      'an account without authorisation',
      async (experimentId) => {
        await desk.approveNow(experimentId);
        desk.world.accounts = [{ ...soundAccount, authorised: 'red' }];
      },
      { gate: 'authorised', reason: 'account_not_authorised', label: '巨量 …3301' },
    ],
    [
      'an account that is not mapped',
      async (experimentId) => {
        await desk.approveNow(experimentId);
        desk.world.accounts = [{ ...soundAccount, mapped: 'red' }];
      },
      { gate: 'mapped', reason: 'account_not_mapped' },
    ],
    [
      'two halves that differ',
      async (experimentId) => {
        await desk.approveNow(experimentId);
        desk.world.aa = { days: 7, units: [6_000, 4_000], splitP: 1e-9, outcomeP: null };
      },
      { gate: 'healthy', reason: 'aa_unbalanced', one: 6_000, other: 4_000 },
    ],
    [
      'books with differences that nobody explained',
      async (experimentId) => {
        await desk.approveNow(experimentId);
        desk.world.accounts = [{ ...soundAccount, reconciled: 'red', unexplained: 3 }];
      },
      { gate: 'reconciled', reason: 'account_unexplained', unexplained: 3 },
    ],
  ])('is refused for %s, with that sentence', async (_, arrange, expected) => {
    const experimentId = await desk.create();
    await arrange(experimentId);
    const before = await desk.version();
    expect(await detailsOf(desk.start(experimentId))).toMatchObject({ problem: 'gate_refuses', ...expected });
    expect(await desk.as().gates({ experimentId })).toMatchObject({ open: false });
    expect(await desk.stateOf(experimentId)).toBe('draft');
    expect(await desk.version()).toBe(before);
  });

  test('is not held up by what is only unknown, which is told', async () => {
    const experimentId = await desk.approved();
    desk.world.aa = { days: 7, units: [3, 4], splitP: null, outcomeP: null };
    desk.world.accounts = [{ ...soundAccount, reconciled: 'pending' }];
    const { gates, open } = await desk.as().gates({ experimentId });
    expect(open).toBe(true);
    expect(gates.map(({ gate, state }) => [gate, state])).toEqual([
      ['authorised', 'green'],
      ['mapped', 'green'],
      ['healthy', 'unknown'],
      ['reconciled', 'unknown'],
    ]);
    expect(await problemOf(desk.start(experimentId))).toBe('passed');
  });

  test('of a price goes through once the one whose duty it is has approved', async () => {
    const experimentId = await desk.create();
    await desk.edit(experimentId, (plan) => (plan.changesPrice = true));
    await desk.approveNow(experimentId);
    expect(await problemOf(desk.start(experimentId))).toBe('passed');
  });

  test('twice at the same moment begins one phase', async () => {
    const experimentId = await desk.approved();
    const results = await Promise.all([
      problemOf(desk.start(experimentId)),
      problemOf(desk.start(experimentId, people.song)),
    ]);
    expect(results.sort()).toEqual(['not_a_draft', 'passed']);
    expect((await desk.view(experimentId)).phases).toHaveLength(1);
  });
});
