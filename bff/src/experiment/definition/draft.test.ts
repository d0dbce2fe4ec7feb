import type { Operator } from '../../platform/trpc';
import type { Definition } from './definition';
import { type Desk, key, openDesk } from './desk.fixture';
import { people, problemOf } from './experiment.fixture';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.database.drop());

describe('a draft', () => {
  test('gets the next number, and a place of its own in the layer', async () => {
    const first = await desk.running();
    const second = await desk.create('calculator_first');
    expect([(await desk.view(first)).key, (await desk.view(second)).key]).toEqual(['EXP-001', 'EXP-002']);
    expect((await desk.view(first)).definition.slot).toEqual({ fromBps: 0, toBps: 5_000 });
    expect((await desk.view(second)).definition.slot).toEqual({ fromBps: 5_000, toBps: 10_000 });
  });

  test('two taps make one, and two people at the same moment make two', async () => {
    const once = key();
    const [one, again] = await Promise.all([
      desk.as().create({ key: once, template: null }),
      desk.as().create({ key: once, template: null }),
    ]);
    expect(again).toEqual(one);
    await Promise.all([desk.create(), desk.create(), desk.create()]);
    expect((await desk.as().list()).map((row) => row.key).sort()).toEqual([
      'EXP-001',
      'EXP-002',
      'EXP-003',
      'EXP-004',
    ]);
  });

  test('two people who edit at once: the second is told, and nothing of the first is lost', async () => {
    const experimentId = await desk.create();
    const { definition, revision } = await desk.view(experimentId);
    const save = (operator: Operator, hypothesis: string) =>
      problemOf(
        desk
          .as(operator)
          .save({ key: key(), experimentId, revision, definition: { ...definition, hypothesis } }),
      );
    const results = await Promise.all([save(people.lin, 'of Lin'), save(people.chen, 'of Chen')]);
    expect(results.sort()).toEqual(['changed_meanwhile', 'passed']);
    const after = await desk.view(experimentId);
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
    const experimentId = await desk.create();
    expect(await problemOf(desk.edit(experimentId, change))).toBe('refused_input');
    expect((await desk.view(experimentId)).revision).toBe(1);
  });

  test('that shows the price otherwise says so by itself', async () => {
    const experimentId = await desk.create('result_explained');
    expect((await desk.view(experimentId)).definition.changesPrice).toBe(true);
    await desk.edit(experimentId, (plan) => {
      plan.changesPrice = false;
      plan.variants[1]!.values = { 'result.explanation': 'full', 'result.nextText': '看看方案' };
    });
    expect((await desk.view(experimentId)).definition.changesPrice).toBe(false);
    await desk.edit(experimentId, (plan) => (plan.variants[1]!.values = { 'result.explanation': 'short' }));
    expect((await desk.view(experimentId)).definition.changesPrice).toBe(true);
  });

  test('whoever approves texts writes none', async () => {
    const experimentId = await desk.create();
    expect(await problemOf(desk.edit(experimentId, () => undefined, people.zhou))).toBe('not_allowed');
    expect(await problemOf(desk.as(people.zhou).create({ key: key(), template: null }))).toBe('not_allowed');
  });
});
