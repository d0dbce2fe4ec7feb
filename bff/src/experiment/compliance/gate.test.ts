import { defaultPageConfig, type PageConfig } from '@loudou/shared/page-config';
import { defaultProduct } from '@loudou/shared/product';
import fc from 'fast-check';
import { templates } from '../definition/templates';
import { publishedCaps } from './caps/rate-caps';
import { failedCodes, gate, isPassed, type Judged } from './gate';
import { rulesVersionOf } from './rules-version';

const day = '2026-11-22';
const around = { product: defaultProduct };

const planOf = (
  values: Partial<PageConfig>,
  hosts: Judged['audience']['hosts'] = ['weapp', 'tt', 'h5'],
): Judged => ({
  audience: { hosts, adPlatforms: null, newcomersOnly: false },
  variants: [
    { key: 'a', name: '对照', weightBps: 5_000, values: {} },
    { key: 'b', name: '变体', weightBps: 5_000, values },
  ],
});

test.each(templates.map(({ name, draft }) => [name, draft] as const))(
  'the template %s passes as it stands',
  (_, draft) => {
    const outcome = gate(draft, around, day);
    expect(failedCodes(outcome)).toEqual([]);
    expect(isPassed(outcome)).toBe(true);
  },
);

test('a variant whose example is off by two basis points cannot start, and the control is not blamed for it', () => {
  const example = {
    amountFen: 1_000_000,
    months: 12,
    annualRateBps: 1_800,
    upfrontFeeFen: 0,
    monthlyFeeFen: 0,
    shownAnnualRateBps: 1_798,
  };
  const [control, variant] = gate(planOf({ 'landing.example': example }), around, day).variants;
  expect(isPassed({ variants: [control!] })).toBe(true);
  expect(failedCodes({ variants: [variant!] })).toEqual(['C-04']);
});

test('a small rate fails on every host, and the finding says where it is worst', () => {
  const outcome = gate(planOf({ 'landing.rateSize': 'small' }), around, day);
  const finding = outcome.variants[1]!.findings.find(({ code }) => code === 'C-02');
  expect(finding).toMatchObject({
    verdict: 'failed',
    evidence: { amountPx: 22, ratePx: 18 },
    where: { host: 'h5', largeText: false },
    fix: { 'landing.rateSize': 'equal' },
  });
});

test('another letter anywhere is another text; the same values are the same one', () => {
  const hashOf = (values: Partial<PageConfig>) => gate(planOf(values), around, day).textHash;
  const plain = hashOf({});
  expect(hashOf({ 'landing.title': defaultPageConfig['landing.title'] })).toBe(plain);
  expect(hashOf({ 'landing.rateSize': 'small' })).not.toBe(plain);
  expect(gate(planOf({}, ['weapp']), around, day).textHash).not.toBe(plain);
  expect(gate(planOf({}, ['h5', 'tt', 'weapp']), around, day).textHash).toBe(plain);
  const text = fc.string({ minLength: 1, maxLength: 20 }).filter((note) => note.trim() !== '');
  fc.assert(
    fc.property(text, text, (one, other) => {
      fc.pre(one !== other);
      expect(hashOf({ 'landing.note': one })).not.toBe(hashOf({ 'landing.note': other }));
    }),
    { numRuns: 20 },
  );
});

test('the version of the rules changes on the day on which another cap begins, and not before', () => {
  const caps = [
    ...publishedCaps,
    { licence: 'consumer_finance', from: '2027-01-01', maxAnnualBps: 2_000, source: '示例' } as const,
  ];
  const versionOn = (on: string) => rulesVersionOf(caps, 'consumer_finance', on);
  expect(versionOn('2026-12-31')).toBe(versionOn(day));
  expect(versionOn('2027-01-01')).not.toBe(versionOn(day));
  expect(failedCodes(gate(planOf({}), { ...around, caps }, '2026-12-31'))).toEqual([]);
  expect(failedCodes(gate(planOf({}), { ...around, caps }, '2027-01-01'))).toEqual(['C-05']);
});
