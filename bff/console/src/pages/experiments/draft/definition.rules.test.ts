import { defaultPageConfig } from '@loudou/shared/page-config';
import type { Definition } from '../experiment-types';
import { onLayer, problemsOf, variedOf, withoutVariant, withVariant } from './definition.rules';

const definition: Definition = {
  name: '换一句标题',
  hypothesis: '',
  layer: 'landing',
  unit: 'host',
  audience: { hosts: ['weapp'], adPlatforms: null, newcomersOnly: false },
  slot: { fromBps: 0, toBps: 5_000 },
  shareBps: 10_000,
  variants: [
    {
      key: 'a',
      name: '对照',
      weightBps: 5_000,
      values: { 'landing.title': defaultPageConfig['landing.title'] },
    },
    { key: 'b', name: '先看价格', weightBps: 5_000, values: { 'landing.title': '先看清价格，再决定借不借' } },
  ],
  primary: { metric: 'submitted', smallestEffect: 200 },
  guardrails: [{ metric: 'approved', margin: 100 }],
  looks: 3,
  alphaBps: 500,
  powerBps: 8_000,
  plannedDays: 21,
  plannedUnits: 22_800,
  changesPrice: false,
};
const problems = (more: Partial<Definition>) =>
  problemsOf({ ...definition, ...more }).map(({ problem }) => problem);

test('a plan that is in order has no problem', () => {
  expect(problemsOf(definition)).toEqual([]);
});

test.each<[string, Partial<Definition>]>([
  ['name_length', { name: ' 一 ' }],
  ['smallest_effect', { primary: { metric: 'submitted', smallestEffect: 0 } }],
  ['guardrails_repeat', { guardrails: [definition.guardrails[0]!, definition.guardrails[0]!] }],
  ['slot_empty', { slot: { fromBps: 5_000, toBps: 5_000 } }],
  ['hosts_empty', { audience: { ...definition.audience, hosts: [] } }],
  ['platforms_empty', { audience: { ...definition.audience, adPlatforms: [] } }],
  ['planned_units', { plannedUnits: 99 }],
  ['planned_days', { plannedDays: 181 }],
  ['weights', { variants: definition.variants.map((variant) => ({ ...variant, weightBps: 4_999 })) }],
  ['nothing_varies', { variants: definition.variants.map((variant) => ({ ...variant, values: {} })) }],
])('%s is told alone', (problem, more) => {
  expect(problems(more)).toEqual([problem]);
});

test('a text that is too long for its place is told at its arm and parameter', () => {
  const [control, other] = definition.variants;
  const long = { ...other!, values: { 'landing.title': '一'.repeat(25) } };
  expect(problemsOf({ ...definition, variants: [control!, long] })).toEqual([
    { tab: 'pages', place: 'b.landing.title', problem: 'value' },
  ]);
});

test('arms share the whole among them, however many there are', () => {
  let arms: Definition | null = definition;
  for (const count of [3, 4]) {
    arms = withVariant(arms!, '新');
    expect(arms!.variants.map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd'].slice(0, count));
    expect(arms!.variants.reduce((sum, { weightBps }) => sum + weightBps, 0)).toBe(10_000);
  }
  expect(withVariant(arms!, '新')).toBeNull();
  const fewer = withoutVariant(arms!, 'b');
  expect(fewer.variants.map(({ key }) => key)).toEqual(['a', 'c', 'd']);
  expect(problemsOf(fewer)).toEqual([]);
});

test('another layer takes along nothing that was varied, and the same one changes nothing', () => {
  expect(onLayer(definition, 'landing')).toBe(definition);
  expect(onLayer(definition, 'result').variants.map(({ values }) => values)).toEqual([{}, {}]);
});

test('what is varied stands in the order of the list', () => {
  const [control, other] = definition.variants;
  const both = {
    ...definition,
    variants: [control!, { ...other!, values: { 'landing.note': '一行说明', ...other!.values } }],
  };
  expect(variedOf(both, ['landing.opening', 'landing.title', 'landing.note'])).toEqual([
    'landing.title',
    'landing.note',
  ]);
});
