import { GrowthBookClient } from '@growthbook/growthbook';
import type { ExperimentId } from '@loudou/shared/ids';
import { layers } from '@loudou/shared/page-config';
import { type AtWork, compileFeatures, VariantProvider } from '../../bff/src/experiment';
import { percentile } from './percentile';

const flags = 50;
const units = 2_000;
const rounds = Number(process.env.BENCH_ROUNDS ?? 7);
const leastRatio = 0.8;

const atWork: AtWork = {
  version: 1,
  rollouts: [],
  holdouts: [{ layer: 'landing', seed: 'holdout:landing', shareBps: 200 }],
  phases: Array.from({ length: flags }, (_, number) => ({
    experimentId: `exp_${number}` as ExperimentId,
    key: `EXP-${number}`,
    phase: 1,
    seed: `exp_${number}:1`,
    shareBps: 10_000,
    definition: {
      name: '一项实验',
      hypothesis: '',
      layer: layers[number % layers.length]!,
      unit: 'host',
      audience: { hosts: ['weapp', 'tt', 'h5'], adPlatforms: ['', 'ocean_engine'], newcomersOnly: false },
      slot: { fromBps: 0, toBps: 10_000 },
      shareBps: 10_000,
      variants: [
        { key: 'a', name: 'A', weightBps: 5_000, values: {} },
        { key: 'b', name: 'B', weightBps: 5_000, values: {} },
      ],
      primary: { metric: 'submitted', smallestEffect: 200 },
      guardrails: [],
      looks: 4,
      alphaBps: 500,
      powerBps: 8_000,
      plannedDays: 14,
      plannedUnits: 10_000,
      changesPrice: false,
    },
  })),
};

const attributesOf = (unit: number) => ({
  host_unit: `unit-${unit}`,
  person_unit: null,
  host: 'weapp',
  ad_platform: '',
  is_newcomer: true,
});

/** Bundles of all flags in a second, for each way in turn, so that a slow moment of the machine meets both. */
test(`${flags} flags for ${units} units, ${rounds} rounds`, () => {
  const features = compileFeatures(atWork);
  const provider = new VariantProvider();
  provider.use(features);
  const bare = new GrowthBookClient().initSync({ payload: { features } });
  const keys = Object.keys(features);
  const ways = {
    ours: (unit: number) => keys.map((key) => provider.evaluate(key, attributesOf(unit)).value),
    'the bare SDK': (unit: number) =>
      keys.map((key) => bare.evalFeature(key, { attributes: attributesOf(unit) }).value as string | null),
  };
  expect(ways.ours(7)).toEqual(ways['the bare SDK'](7));
  const rates: Record<string, number[]> = { ours: [], 'the bare SDK': [] };
  for (let round = 0; round < rounds; round += 1)
    for (const [name, way] of Object.entries(ways)) {
      const startedAt = performance.now();
      for (let unit = 0; unit < units; unit += 1) way(unit);
      rates[name]!.push((units / (performance.now() - startedAt)) * 1_000);
    }
  const median = (name: string) => percentile(rates[name]!, 0.5);
  const ratio = median('ours') / median('the bare SDK');
  console.log(
    [
      ...Object.keys(ways).map((name) => `${name}: ${Math.round(median(name))} bundles/s`),
      `${ratio >= leastRatio ? 'met' : 'NOT met'}  ours / the bare SDK: ${ratio.toFixed(2)} (bar: at least ${leastRatio})`,
    ].join('\n'),
  );
}, 120_000);
