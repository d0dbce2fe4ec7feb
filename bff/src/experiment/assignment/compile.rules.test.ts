import type { Layer } from '@loudou/shared/page-config';
import fc from 'fast-check';
import { plainDefinition } from '../definition/plain-definition.fixture';
import { anyDefinition } from './any-definition.fixture';
import { compileFeatures } from './compile.rules';
import { atWork, phaseOf } from './running-phase.fixture';
import type { AtWork } from './running.store';
import { VariantProvider } from './variant-provider';

function drawing(work: Partial<AtWork>) {
  const provider = new VariantProvider();
  provider.use(compileFeatures(atWork(work)));
  return (key: string, unit: string | null, attributes: Record<string, unknown> = {}) =>
    provider.evaluate(key, {
      host_unit: unit,
      person_unit: null,
      host: 'weapp',
      ad_platform: '',
      is_newcomer: true,
      ...attributes,
    });
}

const unitsOf = (count: number) => Array.from({ length: count }, (_, place) => `unit-${place}`);

/** FNV-1a twice over UTF-16 units, mod 10,000: written anew, so that a change inside the SDK shows here. */
function bucketByHand(seed: string, value: string): number {
  const fnv = (text: string) => {
    let hash = 0x811c9dc5;
    for (let place = 0; place < text.length; place += 1)
      hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193) >>> 0;
    return hash;
  };
  return (fnv(String(fnv(seed + value))) % 10_000) / 10_000;
}

const strangeUnits = [
  'weapp:5f3a',
  '微信:用户',
  '😀🇨🇳👨‍👩‍👧',
  'a'.repeat(1_000),
  '\u0000\uffff',
  '0',
  ' ',
  'ﷺ',
  '𠮷野家',
];

test.each(strangeUnits)('the bucket of %j is the same wherever it is worked out', (unit) => {
  const draw = drawing({ phases: [phaseOf(1)] });
  const { flagMetadata, reason } = draw('EXP-001', unit);
  expect([reason, flagMetadata?.bucket]).toEqual(['SPLIT', bucketByHand('exp_1:1', unit)]);
});

test('any unit, Chinese and emoji too, is drawn as by hand', () => {
  const draw = drawing({ phases: [phaseOf(1)] });
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'binary' }), (unit) => {
      const bucket = bucketByHand('exp_1:1', unit);
      expect(draw('EXP-001', unit).value).toBe(bucket < 0.5 ? 'a' : 'b');
    }),
  );
});

test.each([null, '', undefined])('a unit that is not known (%p) is nobody', (unit) => {
  const draw = drawing({ phases: [phaseOf(1)] });
  expect(draw('EXP-001', unit as null)).toEqual({ value: null, reason: 'DEFAULT' });
});

test('from 1 % to 100 % whoever is in stays in the same arm', () => {
  const steps = [100, 500, 2_000, 5_000, 10_000].map((share) => drawing({ phases: [phaseOf(1, {}, share)] }));
  let enrolledAtFirst = 0;
  for (const unit of unitsOf(20_000)) {
    const arms = steps.map((draw) => draw('EXP-001', unit).value);
    const enrolled = arms.filter((arm) => arm !== null);
    expect(new Set(enrolled).size).toBeLessThanOrEqual(1);
    // Once in, never out again.
    expect(arms.slice(arms.findIndex((arm) => arm !== null)).every((arm) => arm !== null)).toBe(
      enrolled.length > 0,
    );
    if (arms[0] !== null) enrolledAtFirst += 1;
  }
  expect(enrolledAtFirst).toBeGreaterThan(140);
  expect(enrolledAtFirst).toBeLessThan(260);
});

test('whatever the plan, letting in more takes nobody out and moves nobody to another arm', () => {
  fc.assert(
    fc.property(
      anyDefinition,
      fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 2, maxLength: 6 }),
      fc.array(fc.string({ minLength: 1, unit: 'binary' }), { minLength: 1, maxLength: 30 }),
      (definition, shares, units) => {
        const audience = { ...definition.audience, adPlatforms: null, hosts: ['weapp' as const] };
        const steps = shares
          .sort((one, other) => one - other)
          .map((share) => drawing({ phases: [phaseOf(1, { ...definition, audience }, share)] }));
        for (const unit of units) {
          let before: string | null = null;
          for (const draw of steps) {
            const arm: string | null = draw('EXP-001', unit, { person_unit: unit }).value;
            if (before !== null) expect(arm).toBe(before);
            before = arm;
          }
        }
      },
    ),
  );
});

test('two slots of a layer share nobody, and together they are everybody', () => {
  const draw = drawing({
    phases: [
      phaseOf(1, { slot: { fromBps: 0, toBps: 5_000 } }),
      phaseOf(2, { slot: { fromBps: 5_000, toBps: 10_000 } }),
    ],
  });
  for (const unit of unitsOf(5_000)) {
    const inside = ['EXP-001', 'EXP-002'].filter((key) => draw(key, unit).value !== null);
    expect(inside).toHaveLength(1);
  }
});

test('who is held back is in no experiment of the layer, and is still so when more are held back', () => {
  const held = (shareBps: number) =>
    drawing({ phases: [phaseOf(1)], holdouts: [{ layer: 'landing', seed: 'holdout:landing', shareBps }] });
  const [few, more] = [held(200), held(500)];
  const out = unitsOf(20_000).filter((unit) => few('EXP-001', unit).value === null);
  expect(out.length).toBeGreaterThan(320);
  expect(out.length).toBeLessThan(480);
  expect(out.every((unit) => more('EXP-001', unit).value === null)).toBe(true);
});

test('an audience is asked of the visit', () => {
  const audience = { hosts: ['tt' as const], adPlatforms: ['ocean_engine' as const], newcomersOnly: true };
  const draw = drawing({ phases: [phaseOf(1, { audience })] });
  const visit = { host: 'tt', ad_platform: 'ocean_engine', is_newcomer: true };
  expect(draw('EXP-001', 'unit', visit).value).not.toBeNull();
  for (const other of [{ host: 'weapp' }, { ad_platform: '' }, { is_newcomer: false }])
    expect(draw('EXP-001', 'unit', { ...visit, ...other }).value).toBeNull();
});

test('sixty layers draw independently of each other', () => {
  const units = 4_000;
  const provider = drawing({
    phases: Array.from({ length: 60 }, (_, number) => phaseOf(number, { layer: `layer${number}` as Layer })),
  });
  const arms = Array.from({ length: 60 }, (_, number) =>
    unitsOf(units).map((unit) => (provider(phaseOf(number).key, unit).value === 'b' ? 1 : -1)),
  );
  let beyond = 0;
  let squares = 0;
  let pairs = 0;
  for (let one = 0; one < 60; one += 1)
    for (let other = 0; other < one; other += 1) {
      const product = arms[one]!.reduce((sum, arm, place) => sum + arm * arms[other]![place]!, 0);
      const z = product / Math.sqrt(units);
      if (Math.abs(z) > 3.29) beyond += 1;
      squares += z * z;
      pairs += 1;
    }
  expect(beyond / pairs).toBeLessThanOrEqual(0.005);
  expect(squares / pairs).toBeGreaterThan(0.85);
  expect(squares / pairs).toBeLessThan(1.15);
});

test('a new phase draws anew: its arms say nothing of the old ones', () => {
  const first = drawing({ phases: [phaseOf(1)] });
  const second = drawing({ phases: [{ ...phaseOf(1), seed: 'exp_1:2', phase: 2 }] });
  const units = unitsOf(10_000);
  const same = units.filter((unit) => first('EXP-001', unit).value === second('EXP-001', unit).value).length;
  expect(Math.abs(same - units.length / 2) / Math.sqrt(units.length / 4)).toBeLessThan(4);
});

test('a variant on its way to everybody reaches its share, and more of it takes it from nobody', () => {
  const rollout = (shareBps: number) =>
    drawing({
      rollouts: [
        {
          experimentId: 'exp_7' as never,
          key: 'EXP-007',
          layer: 'landing',
          variant: 'b',
          seed: 'exp_7:1',
          shareBps,
          values: {},
        },
      ],
    });
  const [half, all] = [rollout(5_000), rollout(10_000)];
  const units = unitsOf(10_000);
  const reached = units.filter((unit) => half('EXP-007', unit).value === 'b');
  expect(Math.abs(reached.length - 5_000)).toBeLessThan(250);
  expect(units.every((unit) => all('EXP-007', unit).value === 'b')).toBe(true);
  // Whom the host did not name is part of everybody, and of no smaller share.
  expect([half('EXP-007', null).value, all('EXP-007', null).value]).toEqual([null, 'b']);
});

test('a seed that others would hash differently is refused', () => {
  expect(() => compileFeatures(atWork({ phases: [{ ...phaseOf(1), seed: '实验' }] }))).toThrow(RangeError);
});

test('weights that are not even are kept', () => {
  const variants = plainDefinition().variants.map((variant, place) => ({
    ...variant,
    weightBps: place ? 1_000 : 9_000,
  }));
  const draw = drawing({ phases: [phaseOf(1, { variants })] });
  const inB = unitsOf(20_000).filter((unit) => draw('EXP-001', unit).value === 'b').length;
  expect(Math.abs(inB - 2_000)).toBeLessThan(200);
});

test('units of every look fall evenly into the buckets', () => {
  const count = 20_000;
  const looks = [
    (place: number) => `unit-${place}`,
    (place: number) => `oUpF8${(place * 2_654_435_761).toString(36)}weApp`,
    (place: number) => String(13_800_000_000 + place),
    (place: number) => `用户${place}😀`,
  ];
  const bins = 20;
  let odd = 0;
  for (const look of looks)
    for (let seed = 0; seed < 5; seed += 1) {
      const draw = drawing({ phases: [{ ...phaseOf(1), seed: `exp_${seed}:1` }] });
      const filled = new Array<number>(bins).fill(0);
      for (let place = 0; place < count; place += 1) {
        const bucket = draw('EXP-001', look(place)).flagMetadata?.bucket as number;
        filled[Math.floor(bucket * bins)]! += 1;
      }
      const chi = filled.reduce((sum, each) => sum + (each - count / bins) ** 2 / (count / bins), 0);
      // One in a thousand of honest draws lies beyond, with 19 degrees of freedom.
      if (chi > 43.82) odd += 1;
    }
  expect(odd).toBeLessThanOrEqual(1);
});
