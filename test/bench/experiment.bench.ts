import { GrowthBookClient } from '@growthbook/growthbook';
import { layers } from '@loudou/shared/page-config';
import { compileFeatures, VariantProvider } from '../../bff/src/experiment';
import { atWork, phaseOf } from '../../bff/src/experiment/assignment/running-phase.fixture';
import { percentile } from './percentile';

const flags = 50;
const units = 2_000;
const rounds = Number(process.env.BENCH_ROUNDS ?? 7);
const leastRatio = 0.8;

const running = atWork({
  holdouts: [{ layer: 'landing', seed: 'holdout:landing', shareBps: 200 }],
  phases: Array.from({ length: flags }, (_, number) =>
    phaseOf(number, {
      layer: layers[number % layers.length]!,
      audience: { hosts: ['weapp', 'tt', 'h5'], adPlatforms: ['', 'ocean_engine'], newcomersOnly: false },
    }),
  ),
});

const attributesOf = (unit: number) => ({
  host_unit: `unit-${unit}`,
  person_unit: null,
  host: 'weapp',
  ad_platform: '',
  is_newcomer: true,
});

/** Bundles of all flags in a second, for each way in turn, so that a slow moment of the machine meets both. */
test(`${flags} flags for ${units} units, ${rounds} rounds`, () => {
  const features = compileFeatures(running);
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
