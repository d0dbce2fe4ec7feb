import type { Definition } from './definition';
import { type Desk, key, openDesk, why } from './desk.fixture';
import { detailsOf, people, problemOf, soundAccount } from './experiment.fixture';
import { pauseBySafety } from './running.actions';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.database.drop());

describe('what runs', () => {
  test('stays as it was frozen, whatever is saved beside it', async () => {
    const experimentId = await desk.running();
    const [frozen] = (await desk.view(experimentId)).phases;
    await desk.edit(experimentId, (plan) => {
      plan.primary = { metric: 'registered', smallestEffect: 50 };
      plan.looks = 60;
    });
    const after = await desk.view(experimentId);
    expect(after.phases[0]!.definition).toEqual(frozen!.definition);
    expect(after.draftDiffers).toBe(true);
    expect(after.primary).toBe('started');
  });

  test('an edit becomes another phase with another seed, through the same gates', async () => {
    const experimentId = await desk.running();
    await desk.edit(
      experimentId,
      (plan) => (plan.variants[1]!.values = { 'landing.title': '先看价格再申请' }),
    );
    const { revision } = await desk.view(experimentId);
    const next = () =>
      desk.as().newPhase({ key: key(), experimentId, revision, reason: 'another title is tried' });
    expect(await detailsOf(next())).toMatchObject({ reason: 'approval_of_other_text' });
    expect((await desk.view(experimentId)).phases[0]!.ended).toBeNull();
    await desk.approveNow(experimentId);
    await next();
    const { phases } = await desk.view(experimentId);
    expect(phases.map(({ phase, seed, ended }) => [phase, seed, ended?.because ?? null])).toEqual([
      [2, `${experimentId}:2`, null],
      [1, `${experimentId}:1`, 'new_phase'],
    ]);
  });

  test('does not move to another layer', async () => {
    const experimentId = await desk.running();
    const change = (plan: Definition) => {
      plan.layer = 'result';
      plan.variants.forEach((variant) => (variant.values = { 'result.nextText': '看看方案' }));
    };
    expect(await problemOf(desk.edit(experimentId, change))).toBe('layer_is_fixed');
  });

  test('its share is one more row, and changes nothing else', async () => {
    const experimentId = await desk.running();
    const before = await desk.version();
    await desk.as().setShare({ ...why(experimentId), shareBps: 2_000 });
    const once = { ...why(experimentId), shareBps: 5_000 };
    await Promise.all([desk.as().setShare(once), desk.as().setShare(once)]);
    const { phases, shareBps } = await desk.view(experimentId);
    expect(shareBps).toBe(5_000);
    expect(phases[0]!.shares.map((step) => step.shareBps)).toEqual([10_000, 2_000, 5_000]);
    expect(await desk.version()).toBe(before + 2);
    expect(await problemOf(desk.as(people.chen).setShare({ ...why(experimentId), shareBps: 1 }))).toBe(
      'not_allowed',
    );
  });

  test('pauses and goes on in the same phase; twice is as good as once', async () => {
    const experimentId = await desk.running();
    const before = await desk.version();
    await desk.as().pause(why(experimentId));
    await desk.as().pause(why(experimentId));
    expect(await desk.stateOf(experimentId)).toBe('paused');
    expect(await desk.as().resume(why(experimentId))).toEqual({ state: 'running' });
    expect(await desk.as().resume(why(experimentId))).toEqual({ state: 'running' });
    expect(await desk.version()).toBe(before + 2);
    expect((await desk.view(experimentId)).phase).toBe(1);
  });

  test('does not go on against the rules of today', async () => {
    const experimentId = await desk.running();
    await desk.as().pause(why(experimentId));
    desk.world.failures = [{ variant: 'b', rule: 'C-05', passed: false }];
    expect(await detailsOf(desk.as().resume(why(experimentId)))).toMatchObject({
      reason: 'rule_failed',
      rule: 'C-05',
    });
    expect(await desk.stateOf(experimentId)).toBe('paused');
  });

  test('is paused by the watcher, with its figures in the audit, and only once', async () => {
    const experimentId = await desk.running();
    const platform = { db: desk.database.db, clock: desk.clock };
    const found = { experimentId, reason: 'approved: −3.1 points, bound −2.0' };
    expect(await pauseBySafety(platform, found)).toBe(true);
    expect(await pauseBySafety(platform, found)).toBe(false);
    const { lines } = await desk.as().audit({ experimentId });
    expect(lines[0]).toMatchObject({
      action: 'experiment_paused',
      by: { operatorId: 'system:watcher', name: null },
      reason: found.reason,
    });
  });

  test('killed twice is killed once, and never comes back without another phase', async () => {
    const experimentId = await desk.running();
    const before = await desk.version();
    const results = await Promise.all([
      desk.as().kill(why(experimentId)),
      desk.as(people.song).kill(why(experimentId)),
    ]);
    expect(results).toEqual([{ state: 'stopped' }, { state: 'stopped' }]);
    expect(await desk.version()).toBe(before + 1);
    const { phases } = await desk.view(experimentId);
    expect(phases[0]!.ended).toMatchObject({ because: 'killed' });
    expect(await problemOf(desk.as().resume(why(experimentId)))).toBe('not_paused');
    expect(await problemOf(desk.as().setShare({ ...why(experimentId), shareBps: 1 }))).toBe('not_running');
    const { revision } = await desk.view(experimentId);
    await desk.as().newPhase({ key: key(), experimentId, revision, reason: 'mended and tried anew' });
    expect(await desk.stateOf(experimentId)).toBe('running');
  });

  test('a kill asks no gate', async () => {
    const experimentId = await desk.running();
    desk.world.failures = [{ variant: 'b', rule: 'C-05', passed: false }];
    desk.world.accounts = [{ ...soundAccount, authorised: 'red', reconciled: 'red' }];
    expect(await desk.as().kill(why(experimentId))).toEqual({ state: 'stopped' });
    expect(await problemOf(desk.as(people.chen).kill(why(experimentId)))).toBe('not_allowed');
  });

  test('is not archived; what was stopped is, and then nothing follows', async () => {
    const experimentId = await desk.running();
    expect(await problemOf(desk.as().archive(why(experimentId)))).toBe('still_running');
    await desk.as().kill(why(experimentId));
    await desk.as().archive(why(experimentId));
    expect(await problemOf(desk.edit(experimentId, () => undefined))).toBe('archived');
    const { revision } = await desk.view(experimentId);
    const again = { key: key(), experimentId, revision, reason: 'once more' };
    expect(await problemOf(desk.as().newPhase(again))).toBe('not_running');
    expect(await desk.as().kill(why(experimentId))).toEqual({ state: 'archived' });
  });
});
