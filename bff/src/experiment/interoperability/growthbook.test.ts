import { type FeatureDefinitions, GrowthBookClient } from '@growthbook/growthbook';
import fc from 'fast-check';
import { anyDefinition } from '../assignment/any-definition.fixture';
import { detailsOf, problemOf, callerOf, people, soundWorld } from '../definition/experiment.fixture';
import { valuesOf } from '../definition/variant-values.rules';
import { compileFeatures } from '../assignment/compile.rules';
import { atWork, phaseOf } from '../assignment/running-phase.fixture';
import type { AtWork } from '../assignment/running.store';
import { VariantProvider } from '../assignment/variant-provider';
import { openVisits, type Visits } from '../assignment/visits.fixture';
import { exportFeatures } from './growthbook-export.rules';
import {
  draftsOf,
  maxImportedFeatures,
  maxPayloadCharacters,
  triedFeatures,
} from './growthbook-import.rules';

const work: AtWork = atWork({
  phases: [
    phaseOf(1, { slot: { fromBps: 0, toBps: 5_000 } }, 3_000),
    phaseOf(2, {
      slot: { fromBps: 5_000, toBps: 9_000 },
      audience: { hosts: ['tt', 'weapp'], adPlatforms: ['', 'baidu'], newcomersOnly: true },
    }),
    phaseOf(3, { unit: 'person', layer: 'landing', slot: { fromBps: 9_000, toBps: 10_000 } }),
  ],
  rollouts: [
    {
      experimentId: 'exp_9' as never,
      key: 'EXP-009',
      layer: 'result',
      variant: 'b',
      seed: 'exp_9:1',
      shareBps: 2_500,
      values: { 'result.nextText': '看还款方案' },
    },
  ],
  holdouts: [{ layer: 'landing', seed: 'holdout:landing', shareBps: 300 }],
});
const { rollouts: _, ...drawn } = work;
/** As it goes over the wire. */
const exported = (of: AtWork): { features: FeatureDefinitions } =>
  JSON.parse(JSON.stringify({ features: exportFeatures(of) })) as { features: FeatureDefinitions };

test('the SDK alone draws from the export what we draw, and shows what we show', () => {
  const ours = new VariantProvider();
  ours.use(compileFeatures(work));
  const sdk = new GrowthBookClient().initSync({ payload: exported(work) });
  let given = 0;
  for (let place = 0; place < 4_000; place += 1) {
    const attributes = {
      host_unit: place % 50 === 0 ? null : `unit-${place}-微信`,
      person_unit: place % 2 === 0 ? `person-${place}` : null,
      host: (['weapp', 'tt', 'h5'] as const)[place % 3]!,
      ad_platform: (['', 'baidu', 'kuaishou'] as const)[(place % 7) % 3]!,
      is_newcomer: place % 4 !== 0,
    };
    for (const { key, definition } of work.phases) {
      const { value: variant } = ours.evaluate(key, attributes);
      const bare = sdk.evalFeature(key, { attributes });
      expect(bare.experimentResult?.inExperiment ? bare.experimentResult.key : null).toBe(variant);
      expect(bare.value).toEqual(valuesOf(definition, (variant ?? 'a') as 'a'));
      if (variant !== null) given += 1;
    }
    for (const { key, values } of work.rollouts)
      expect(sdk.evalFeature(key, { attributes }).value).toEqual(
        ours.evaluate(key, attributes).value === null ? { 'result.nextText': '看方案' } : values,
      );
  }
  expect(given).toBeGreaterThan(1_000);
});

test('what was exported comes back as drafts that say the same', () => {
  const drafts = draftsOf(exported({ ...drawn, rollouts: [] }), work.holdouts);
  expect(drafts.map(({ feature }) => feature)).toEqual(['EXP-001', 'EXP-002', 'EXP-003']);
  drafts.forEach(({ definition }, place) => {
    const { definition: original, shareBps } = work.phases[place]!;
    const { layer, unit, audience, slot, name } = original;
    expect(definition).toMatchObject({ layer, unit, audience, slot, name, shareBps });
    for (const { key, weightBps } of original.variants) {
      expect(definition.variants.find((one) => one.key === key)?.weightBps).toBe(weightBps);
      expect(valuesOf(definition, key)).toEqual(valuesOf(original, key));
    }
  });
});

test('any plan that leaves comes back as it was drawn and shown', () => {
  fc.assert(
    fc.property(anyDefinition, (definition) => {
      const { shareBps } = definition;
      const phases = [phaseOf(1, definition, shareBps)];
      const [draft] = draftsOf(exported({ ...work, phases, rollouts: [] }), work.holdouts);
      const { layer, unit, audience, slot, name, variants } = definition;
      expect(draft!.definition).toMatchObject({ layer, unit, audience, slot, name, shareBps, variants });
    }),
  );
});

const rule = {
  key: 'title',
  hashVersion: 2,
  hashAttribute: 'host_unit',
  variations: [{ 'landing.title': '借多少、花多少，先算清楚' }, { 'landing.title': '先看价格，再做决定' }],
};
const payloadOf = (changes: object, feature: object = {}) => ({
  features: { title: { defaultValue: null, rules: [{ ...rule, ...changes }], ...feature } },
});

test('a plain rule is a draft of the whole layer, in even arms', () => {
  const [draft] = draftsOf(payloadOf({}), []);
  expect(draft!.definition).toMatchObject({
    name: 'title',
    layer: 'landing',
    slot: { fromBps: 0, toBps: 10_000 },
    shareBps: 10_000,
    variants: [{ weightBps: 5_000 }, { weightBps: 5_000 }],
  });
});

const filter = { seed: 'layer:landing', ranges: [[0, 0.5]], attribute: 'host_unit', hashVersion: 2 };
const third = { 'landing.title': '第三个标题' };
const refusals: [part: string, payload: unknown][] = [
  ['features', {}],
  ['features', { features: {} }],
  ['features', 'a text'],
  ['encryptedFeatures', { ...payloadOf({}), encryptedFeatures: { iv: 'x' } }],
  ['rules', payloadOf({}, { rules: [] })],
  ['rules', payloadOf({}, { rules: [rule, rule] })],
  ['prerequisites', payloadOf({}, { prerequisites: [] })],
  ['defaultValue', payloadOf({}, { defaultValue: { 'landing.title': '另一个标题' } })],
  ['rules.0.namespace', payloadOf({ namespace: ['layer', 0, 0.5] })],
  ['rules.0.force', payloadOf({ force: {}, variations: undefined })],
  ['rules.0.parentConditions', payloadOf({ parentConditions: [] })],
  ['rules.0.ranges', payloadOf({ ranges: [[0, 0.5]] })],
  ['rules.0.bucketVersion', payloadOf({ bucketVersion: 1 })],
  ['rules.0.fallbackAttribute', payloadOf({ fallbackAttribute: 'person_unit' })],
  ['rules.0.hashVersion', payloadOf({ hashVersion: 1 })],
  ['rules.0.hashVersion', payloadOf({ hashVersion: undefined })],
  ['rules.0.hashAttribute', payloadOf({ hashAttribute: 'id' })],
  ['rules.0.condition.city', payloadOf({ condition: { city: '上海' } })],
  ['rules.0.condition.host.$nin', payloadOf({ condition: { host: { $nin: ['h5'] } } })],
  ['rules.0.condition.is_newcomer', payloadOf({ condition: { is_newcomer: false } })],
  ['rules.0.coverage', payloadOf({ coverage: 1 / 3 })],
  ['rules.0.weights', payloadOf({ weights: [1] })],
  ['rules.0.weights', payloadOf({ variations: [...rule.variations, third] })],
  ['draft.variants', payloadOf({ weights: [0.5, 0.4] })],
  ['rules.0.meta.1.passthrough', payloadOf({ meta: [{}, { passthrough: true }] })],
  ['rules.0.variations.1.colour', payloadOf({ variations: [{}, { colour: 'red' }] })],
  ['rules.0.variations.1', payloadOf({ variations: [{}, { 'landing.title': ' 先看价格 ' }] })],
  ['rules.0.variations.1.landing.title', payloadOf({ variations: [{}, { 'landing.title': '短' }] })],
  ['rules.0.variations', payloadOf({ variations: [{}, {}] })],
  ['rules.0.filters.0', payloadOf({ filters: [{ ...filter, seed: 'another' }] })],
  ['rules.0.filters.0', payloadOf({ filters: [{ ...filter, seed: 'layer:result' }] })],
  ['rules.0.filters.0', payloadOf({ filters: [{ ...filter, seed: 'holdout:landing', ranges: [[0.1, 1]] }] })],
  ['rules.0.filters.0.attribute', payloadOf({ filters: [{ ...filter, attribute: 'person_unit' }] })],
  ['rules.0.filters.0.hashVersion', payloadOf({ filters: [{ ...filter, hashVersion: 1 }] })],
];

const dropped = (payload: unknown): unknown => JSON.parse(JSON.stringify(payload));

test.each(refusals)('what has no place here is refused by its name: %s', (part, payload) => {
  expect(() => draftsOf(dropped(payload), work.holdouts)).toThrow(
    expect.objectContaining({ details: expect.objectContaining({ problem: 'cannot_be_imported', part }) }),
  );
});

test.each(refusals)('a trial names the part that an import refuses: %s', (part, payload) => {
  const named = () => triedFeatures(dropped(payload), work.holdouts).map((tried) => tried.part);
  // What is wrong with the payload as a whole belongs to no feature.
  if (part === 'features' || part === 'encryptedFeatures')
    expect(named).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ feature: '', part }) }),
    );
  else expect(named()).toEqual([part]);
});

describe('in the console', () => {
  let world: Visits;
  beforeEach(async () => {
    world = await openVisits();
  });
  afterEach(() => world.drop());

  test('what runs is exported, and comes into another house as drafts', async () => {
    await world.start();
    const { payload, version } = await world.console.exportGrowthBook();
    expect(version).toBe(world.configuration.current().version);
    expect(Object.keys(payload.features)).toEqual(['EXP-001']);
    const { drafts } = await world.console.importGrowthBook({ key: world.nextKey(), payload });
    expect(drafts).toMatchObject([{ key: 'EXP-002', feature: 'EXP-001', revision: 1 }]);
    const draft = await world.console.get({ experimentId: drafts[0]!.experimentId });
    expect(draft).toMatchObject({ state: 'draft', definition: { name: '换一句标题' } });
    // Nothing but the old one is at work.
    expect(Object.keys((await world.console.exportGrowthBook()).payload.features)).toEqual(['EXP-001']);
  });

  test('a payload of which one part has no place changes nothing, and a guard of texts imports nothing', async () => {
    const payload = {
      features: { ...payloadOf({}).features, other: payloadOf({ namespace: [] }).features.title },
    };
    const asked = { key: world.nextKey(), payload };
    expect(await detailsOf(world.console.importGrowthBook(asked))).toEqual({
      problem: 'cannot_be_imported',
      feature: 'other',
      part: 'rules.0.namespace',
    });
    const guard = callerOf(soundWorld(), people.zhou, world.db, world.clock);
    expect(await problemOf(guard.importGrowthBook({ ...asked, payload: payloadOf({}) }))).toBe('not_allowed');
    expect(await world.console.list()).toEqual([]);
  });

  test('a trial says of each feature what it would become or what has no place, and makes nothing', async () => {
    const payload = {
      features: { ...payloadOf({}).features, other: payloadOf({ namespace: [] }).features.title },
    };
    const { features } = await world.console.tryGrowthBook({ payload });
    expect(features).toEqual([
      {
        feature: 'title',
        part: null,
        draft: expect.objectContaining({
          layer: 'landing',
          slot: { fromBps: 0, toBps: 10_000 },
          variants: [
            expect.objectContaining({ key: 'a', weightBps: 5_000, parameters: ['landing.title'] }),
            expect.objectContaining({ key: 'b', weightBps: 5_000, parameters: ['landing.title'] }),
          ],
        }),
      },
      { feature: 'other', part: 'rules.0.namespace', draft: null },
    ]);
    expect(await world.console.list()).toEqual([]);
    expect(await detailsOf(world.console.tryGrowthBook({ payload: {} }))).toMatchObject({
      problem: 'cannot_be_imported',
    });
    const guard = callerOf(soundWorld(), people.zhou, world.db, world.clock);
    expect(await problemOf(guard.tryGrowthBook({ payload }))).toBe('not_allowed');
  });

  test('a payload beyond the bounds is not read', async () => {
    const { title } = payloadOf({}).features;
    const importing = (payload: unknown) =>
      problemOf(world.console.importGrowthBook({ key: world.nextKey(), payload }));
    const many = (count: number, of: object) =>
      Object.fromEntries(Array.from({ length: count }, (_, place) => [`feature-${place}`, of]));
    expect(await importing({ features: many(maxImportedFeatures + 1, title) })).toBe('too_many_features');
    const long = { ...title, note: 'x'.repeat(maxPayloadCharacters) };
    expect(await importing({ features: { long } })).toBe('payload_too_large');
    expect(await importing({ features: many(maxImportedFeatures, title) })).toBe('passed');
  });

  test('the same import again makes no second draft', async () => {
    const asked = { key: world.nextKey(), payload: payloadOf({}) };
    const first = await world.console.importGrowthBook(asked);
    expect(await world.console.importGrowthBook(asked)).toEqual(first);
    expect(await world.console.list()).toHaveLength(1);
  });
});
