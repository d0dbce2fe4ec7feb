import { type FeatureApiResponse, GrowthBookClient } from '@growthbook/growthbook';
import { defaultPageConfig, type Layer, layerOf, layers, type PageConfig } from '@loudou/shared/page-config';
import fc from 'fast-check';
import { AppError } from '../../platform/errors';
import { compileFeatures } from '../assignment/compile.rules';
import { atWork, phaseOf } from '../assignment/running-phase.fixture';
import type { AtWork, RunningPhase } from '../assignment/running.store';
import { VariantProvider } from '../assignment/variant-provider';
import { Definition } from '../definition/definition';
import { valuesOf } from '../definition/variant-values.rules';
import { exportFeatures } from './growthbook-export.rules';
import { draftsOf, maxPayloadCharacters, requireBounded } from './growthbook-import.rules';

const others: { [Name in keyof PageConfig]: PageConfig[Name][] } = {
  'landing.opening': ['price', 'calculator'],
  'landing.title': ['先看价格，再做决定', '"四个字"，=1+1', '借多少😀都先算清楚'],
  'landing.note': ['', '测算结果已含全部利息和费用'],
  'landing.startText': ['开始申请', '去填资料'],
  'landing.rateSize': ['equal', 'small'],
  'landing.example': [null],
  'consent.intro': ['每项只有一个用途，一项一项看。'],
  'application.progress': ['steps', 'left'],
  'application.note': ['', '填到一半可以先离开'],
  'result.explanation': ['short', 'full'],
  'result.nextText': ['看方案', '看还款方案'],
};
const namesOf = (layer: Layer) =>
  (Object.keys(defaultPageConfig) as (keyof PageConfig)[]).filter((name) => layerOf(name) === layer);

const anyValues = (layer: Layer) =>
  fc.record(
    Object.fromEntries(namesOf(layer).map((name) => [name, fc.constantFrom<unknown>(...others[name])])),
    { requiredKeys: [] },
  );
const anyBps = fc.integer({ min: 0, max: 10_000 });
const anyWeights = fc
  .tuple(
    fc.integer({ min: 2, max: 4 }),
    fc.array(fc.integer({ min: 100, max: 3_000 }), { minLength: 3, maxLength: 3 }),
  )
  .map(([arms, given]) => {
    const first = given.slice(0, arms - 1);
    return [...first, 10_000 - first.reduce((sum, one) => sum + one, 0)];
  });

const anyDefinition: fc.Arbitrary<Definition> = fc
  .record({
    layer: fc.constantFrom(...layers),
    unit: fc.constantFrom('host', 'person'),
    hosts: fc.subarray(['weapp', 'tt', 'h5'], { minLength: 1 }),
    adPlatforms: fc.option(
      fc.subarray(['', 'ocean_engine', 'tencent_ads', 'kuaishou', 'baidu'], { minLength: 1 }),
    ),
    newcomersOnly: fc.boolean(),
    edges: fc.tuple(anyBps, anyBps).filter(([one, other]) => one !== other),
    weights: anyWeights,
    keys: fc.shuffledSubarray(['b', 'c', 'd'], { minLength: 3 }),
    name: fc.constantFrom('首屏标题', '=cmd', 'AA', '"a, b"'),
  })
  .chain((given) =>
    fc
      .array(anyValues(given.layer), { minLength: given.weights.length, maxLength: given.weights.length })
      .filter((values) => values.some((one) => Object.keys(one).length > 0))
      .map((values) =>
        Definition.parse({
          ...phaseOf(1).definition,
          name: given.name,
          layer: given.layer,
          unit: given.unit,
          audience: {
            hosts: given.hosts,
            adPlatforms: given.adPlatforms,
            newcomersOnly: given.newcomersOnly,
          },
          slot: { fromBps: Math.min(...given.edges), toBps: Math.max(...given.edges) },
          variants: values.map((one, place) => ({
            key: place === 0 ? 'a' : given.keys[place - 1],
            name: `第 ${place} 组`,
            weightBps: given.weights[place],
            values: one,
          })),
        }),
      ),
  );
const anyHoldout = fc.option(fc.integer({ min: 1, max: 2_000 }));

const workOf = (definition: Definition, shareBps: number, heldBps: number | null): AtWork =>
  atWork({
    phases: [phaseOf(1, definition, shareBps)],
    holdouts:
      heldBps === null
        ? []
        : [{ layer: definition.layer, seed: `holdout:${definition.layer}`, shareBps: heldBps }],
  });

/** As it goes over the wire. */
const exported = (work: AtWork): FeatureApiResponse =>
  JSON.parse(JSON.stringify({ features: exportFeatures(work) })) as FeatureApiResponse;

const attributesOf = (place: number) => ({
  host_unit: place % 11 === 0 ? null : `unit-${place}`,
  person_unit: place % 7 === 0 ? null : `person-${place}`,
  host: (['weapp', 'tt', 'h5'] as const)[place % 3]!,
  ad_platform: (['', 'baidu', 'ocean_engine'] as const)[(place >> 2) % 3]!,
  is_newcomer: place % 5 !== 0,
});
const visits = Array.from({ length: 120 }, (_, place) => attributesOf(place));

test('whatever runs, the SDK alone gives every unit what we give it', () => {
  fc.assert(
    fc.property(anyDefinition, anyBps.filter(Boolean), anyHoldout, (definition, shareBps, heldBps) => {
      const work = workOf(definition, shareBps, heldBps);
      const ours = new VariantProvider();
      ours.use(compileFeatures(work));
      const sdk = new GrowthBookClient().initSync({ payload: exported(work) });
      for (const attributes of visits) {
        const { value: variant } = ours.evaluate('EXP-001', attributes);
        const bare = sdk.evalFeature('EXP-001', { attributes });
        expect(bare.experimentResult?.inExperiment ? bare.experimentResult.key : null).toBe(variant);
        if (variant !== null) expect(bare.value).toEqual(valuesOf(definition, variant as 'a'));
      }
    }),
  );
});

/** What a payload can say of a definition. */
const said = (definition: Definition, shareBps: number) => ({
  name: definition.name,
  layer: definition.layer,
  unit: definition.unit,
  audience: definition.audience,
  slot: definition.slot,
  shareBps,
  variants: definition.variants.map(({ key, name, weightBps }) => ({
    key,
    name,
    weightBps,
    values: valuesOf(definition, key),
  })),
});

test('whatever runs comes back as a draft that says the same', () => {
  fc.assert(
    fc.property(anyDefinition, anyBps.filter(Boolean), anyHoldout, (definition, shareBps, heldBps) => {
      const work = workOf(definition, shareBps, heldBps);
      const [draft] = draftsOf(exported(work), work.holdouts);
      expect(said(draft!.definition, draft!.definition.shareBps)).toEqual(said(definition, shareBps));
      // And what it says leaves as it came.
      const again = workOf(draft!.definition, shareBps, heldBps);
      expect(exported(again)).toEqual(exported(work));
    }),
  );
});

const strange: unknown[] = [
  null,
  '',
  'host_unit',
  'weapp',
  true,
  false,
  0,
  1,
  2,
  0.5,
  -1,
  1e9,
  [],
  {},
  [[0, 0.5]],
  [0.5, 0.5],
  [0.3, 0.7],
  [1, 0],
  { host: 'weapp' },
  { host: { $in: ['tt'] } },
  { host: { $ne: 'tt' } },
  { is_newcomer: 'true' },
  { $or: [{ host: 'weapp' }] },
  { 'host.length': 5 },
  { host_unit: { $exists: true } },
  ['layer', 0, 0.5],
  [{ seed: 'layer:landing', ranges: [[0.2, 0.7]], attribute: 'host_unit', hashVersion: 2 }],
  [{ seed: 'layer:landing', ranges: [[0.2, 0.7]], attribute: 'host_unit' }],
  [
    {
      seed: 'layer:landing',
      ranges: [
        [0, 0.7],
        [0.8, 1],
      ],
      attribute: 'host_unit',
      hashVersion: 2,
    },
  ],
  [{ id: 'another', condition: { value: true } }],
];
const ruleParts = [
  'condition',
  'coverage',
  'disableStickyBucketing',
  'fallbackAttribute',
  'filters',
  'force',
  'hashAttribute',
  'hashVersion',
  'key',
  'meta',
  'minBucketVersion',
  'name',
  'namespace',
  'parentConditions',
  'phase',
  'range',
  'ranges',
  'seed',
  'tracks',
  'variations',
  'weights',
  '__proto__',
  'constructor',
];
const anyStrangeChange = fc.tuple(
  fc.constantFrom(...ruleParts),
  fc.oneof(fc.constantFrom(...strange), fc.jsonValue({ maxDepth: 2 })),
);
/** Parts that can be said here, each of which draws otherwise than before. */
const anySoundChange: fc.Arbitrary<[string, unknown]> = fc.oneof(
  fc.tuple(fc.constant('seed'), fc.constantFrom('another-seed', 'exp_7:3')),
  fc.tuple(
    fc.constant('coverage'),
    fc.integer({ min: 1, max: 10_000 }).map((bps) => bps / 10_000),
  ),
  fc.tuple(
    fc.constant('condition'),
    fc.constantFrom({}, { host: 'tt' }, { host: { $in: ['h5'] }, is_newcomer: true }, { ad_platform: '' }),
  ),
  fc.tuple(fc.constant('filters'), fc.constant([])),
);
const anyChange = fc.oneof(anyStrangeChange, anySoundChange);

interface OneRule {
  features: { 'EXP-001': { defaultValue: unknown; rules: [Record<string, unknown>] } };
}

test('whatever is changed of a payload, it is refused by name, or the draft draws as the payload does', () => {
  let taken = 0;
  fc.assert(
    fc.property(anyDefinition, fc.array(anyChange, { minLength: 1, maxLength: 2 }), (definition, changes) => {
      const payload = exported(workOf(definition, 10_000, null)) as unknown as OneRule;
      const [rule] = payload.features['EXP-001'].rules;
      // Own parts, as a text in JSON would bear them.
      for (const [part, value] of changes)
        Object.defineProperty(rule, part, { value, enumerable: true, configurable: true, writable: true });
      let draft: Definition;
      try {
        draft = draftsOf(payload, [])[0]!.definition;
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
        expect((error as AppError).details).toMatchObject({
          problem: 'cannot_be_imported',
          feature: 'EXP-001',
          part: expect.stringMatching(/^(rules\.0|draft)/),
        });
        return;
      }
      taken += 1;
      // Only the draw is made anew, so for this once it is given the seed of the rule.
      const seed = (rule['seed'] as string | undefined) || (rule['key'] as string | undefined) || 'EXP-001';
      if (!/^[\x21-\x7e]+$/.test(seed)) return;
      const phase: RunningPhase = { ...phaseOf(1, draft, draft.shareBps), seed };
      const ours = new VariantProvider();
      ours.use(compileFeatures(atWork({ phases: [phase] })));
      const sdk = new GrowthBookClient().initSync({ payload: payload as unknown as FeatureApiResponse });
      for (const attributes of visits) {
        const { value: variant } = ours.evaluate('EXP-001', attributes);
        const { value, experimentResult } = sdk.evalFeature('EXP-001', { attributes });
        expect(experimentResult?.inExperiment ?? false).toBe(variant !== null);
        if (variant !== null)
          expect(valuesOf(draft, variant as 'a')).toEqual({ ...valuesOf(draft, 'a'), ...value });
      }
    }),
    { numRuns: 600 },
  );
  expect(taken).toBeGreaterThan(100);
});

test.each([
  ['an array', []],
  ['a text', '{"features":{}}'],
  ['nothing', undefined],
  ['a number', 7],
  ['features as a list', { features: [] }],
  ['a feature that is a text', { features: { one: 'text' } }],
])('%s is no payload', (_, payload) => {
  expect(() => draftsOf(payload, [])).toThrow(AppError);
});

const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
test.each([
  ['brackets alone', deep(60_000)],
  ['a text without an end', 'x'.repeat(maxPayloadCharacters)],
  ['many small parts', { features: Array.from({ length: maxPayloadCharacters / 2 }, () => 1) }],
])('%s is too much before it is looked at', (_, payload) => {
  expect(() => requireBounded(payload)).toThrow(
    expect.objectContaining({ details: expect.objectContaining({ problem: 'payload_too_large' }) }),
  );
});

test('a condition that a reader of JSON would leave out unseen is refused', () => {
  const payload = JSON.parse(
    '{"features":{"one":{"rules":[{"condition":{"__proto__":{"x":1}}}]}}}',
  ) as unknown;
  expect(() => requireBounded(payload)).toThrow(AppError);
});

test('a name that would fill the audit is refused, and told in short', () => {
  const name = 'x'.repeat(5_000);
  expect(() => draftsOf({ features: { [name]: {} } }, [])).toThrow(
    expect.objectContaining({ details: expect.objectContaining({ feature: 'x'.repeat(120) }) }),
  );
});
