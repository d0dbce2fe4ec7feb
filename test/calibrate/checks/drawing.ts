import type { Layer } from '@loudou/shared/page-config';
import { type AtWork, compileFeatures, statistics, VariantProvider } from '../../../bff/src/experiment';
import { atWork, phaseOf } from '../../../bff/src/experiment/assignment/running-phase.fixture';
import type { Chance } from '../chance';
import type { Check, Figure } from '../check';

function drawing(phases: AtWork['phases']) {
  const provider = new VariantProvider();
  provider.use(compileFeatures(atWork({ phases })));
  return (key: string, unit: string) =>
    provider.evaluate(key, {
      host_unit: unit,
      person_unit: null,
      host: 'weapp',
      ad_platform: '',
      is_newcomer: true,
    });
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';
const kinds: { label: string; unit(place: number, chance: Chance): string }[] = [
  {
    label: '像 openid 的号',
    unit: (_, chance) =>
      `o${Array.from({ length: 27 }, () => letters[Math.floor(chance.next() * letters.length)]).join('')}`,
  },
  { label: '连续的号', unit: (place) => `unit-${place}` },
  { label: '像手机号的号', unit: (_, chance) => `1${Math.floor(3e9 + chance.next() * 6.9e9)}` },
];

const bins = 20;

export const uniformity: Check = {
  number: 14,
  title: '分桶均匀',
  design: '三种号各 200,000 个，60 个种子，20 格，χ²；另以产品自己的分桶核对每种 2,000 个',
  run({ chance, tell }) {
    return kinds.flatMap(({ label, unit }, which): Figure[] => {
      const units = Array.from({ length: 200_000 }, (_, place) => unit(place, chance));
      let uneven = 0;
      for (let seed = 0; seed < 60; seed += 1) {
        const counts = new Float64Array(bins);
        for (const each of units) counts[Math.floor(bucketOf(`exp_${seed}:1`, each) * bins)]! += 1;
        const expected = units.length / bins;
        const chiSquared = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
        if (statistics.chiSquaredSurvival(chiSquared, bins - 1) < 0.001) uneven += 1;
        tell((which + seed / 60) / kinds.length);
      }
      const draw = drawing([phaseOf(1)]);
      const other = units
        .slice(0, 2_000)
        .filter((each) => draw('EXP-001', each).flagMetadata?.bucket !== bucketOf('exp_1:1', each)).length;
      return [
        { label: `${label}：p < 0.001 的种子`, value: uneven, most: 1, as: 'count' },
        { label: `${label}：与产品自己的分桶不同`, value: other, most: 0, as: 'count' },
      ];
    });
  },
};

/** FNV-1a over UTF-16 units, twice, mod 10,000: what version 2 is, written down once more to check it. */
function bucketOf(seed: string, unit: string): number {
  return (fnv(String(fnv(seed + unit))) % 10_000) / 10_000;
}

function fnv(text: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1)
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193) >>> 0;
  return hash;
}

export const layerIndependence: Check = {
  number: 15,
  title: '层与层互不相干',
  design: '60 层各 50/50，全部 1,770 对，20,000 人，z = φ√N',
  run({ tell }) {
    const layers = 60;
    const units = 20_000;
    const phases = Array.from({ length: layers }, (_, number) =>
      phaseOf(number, { layer: `layer${number}` as Layer }),
    );
    const draw = drawing(phases);
    const signs = phases.map(({ key }, number) => {
      tell(number / layers);
      return Int8Array.from({ length: units }, (_, place) =>
        draw(key, `unit-${place}`).value === 'b' ? 1 : -1,
      );
    });
    const zs = signs.flatMap((one, number) =>
      signs
        .slice(0, number)
        .map((other) => one.reduce((sum, sign, place) => sum + sign * other[place]!, 0) / Math.sqrt(units)),
    );
    return [
      {
        label: '|z| > 3.29 的份额',
        value: zs.filter((z) => Math.abs(z) > 3.29).length / zs.length,
        most: 0.005,
        as: 'share',
      },
      {
        label: 'z² 的均值',
        value: zs.reduce((sum, z) => sum + z * z, 0) / zs.length,
        least: 0.85,
        most: 1.15,
        as: 'ratio',
      },
    ];
  },
};

export const carryOver: Check = {
  number: 16,
  title: '重来一次与旧组不相干',
  design: '同一种子重启后，与换种子后，50,000 人',
  run() {
    const units = Array.from({ length: 50_000 }, (_, place) => `unit-${place}`);
    const before = drawing([phaseOf(1)]);
    const again = drawing([phaseOf(1)]);
    const anew = drawing([{ ...phaseOf(1), seed: 'exp_1:2' }]);
    const share = (draw: typeof before) =>
      units.filter((unit) => draw('EXP-001', unit).value === before('EXP-001', unit).value).length /
      units.length;
    const z = (share(anew) - 0.5) / Math.sqrt(0.25 / units.length);
    return [
      { label: '同种子：还在原组', value: share(again), least: 1, most: 1, as: 'share' },
      { label: '新种子：与旧组相同的份额偏离一半，|z|', value: Math.abs(z), most: 3.29, as: 'ratio' },
    ];
  },
};

export const ramp: Check = {
  number: 17,
  title: '放量不换组',
  design: '1% → 50% → 100%，100,000 人',
  run({ tell }) {
    const steps = [100, 5_000, 10_000].map((shareBps) => drawing([phaseOf(1, {}, shareBps)]));
    let moved = 0;
    let lost = 0;
    let enrolled = 0;
    const units = 100_000;
    for (let place = 0; place < units; place += 1) {
      const drawn = steps.map((draw) => draw('EXP-001', `unit-${place}`).value);
      if (drawn[0] !== null) enrolled += 1;
      if (new Set(drawn.filter((arm) => arm !== null)).size > 1) moved += 1;
      if (drawn.some((arm, step) => step > 0 && arm === null && drawn[step - 1] !== null)) lost += 1;
      if (place % 1_024 === 0) tell(place / units);
    }
    return [
      { label: '1% 时进组的份额', value: enrolled / units, least: 0.009, most: 0.011, as: 'share' },
      { label: '换了组的人', value: moved, most: 0, as: 'count' },
      { label: '进了又出去的人', value: lost, most: 0, as: 'count' },
    ];
  },
};
