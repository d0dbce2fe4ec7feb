import { beijingDate } from '@loudou/shared/calendar';
import { adsOf } from './plan/ad-mix';
import { makePlan } from './plan/plan';
import { simulationDefaults } from './simulation.options';
import { poissonRange } from './truth/poisson-range';
import { fenOf, standingSpend } from './truth/standing-spend';
import { truthOf } from './truth/truth';
import { summaryOf } from './truth/write-truth';

const seed = Number(process.env.SIMULATOR_SEED ?? 20261122);
const fewHundred = {
  ...simulationDefaults,
  people: 400,
  events: 0,
  days: 8,
  from: '2026-11-02',
};
const seeds = [0, 1, 2, 3, 4].map((more) => seed + more);
const planOf = (own: number) => makePlan({ ...fewHundred, seed: own });

test.each(seeds)(
  'seed %i: people come by ads that no report tells of, and ads cost without people',
  (own) => {
    const { lived, spend } = truthOf(planOf(own));
    const came = new Set(
      lived.touches.map(({ words }) => `${words.adPlatform} ${words.plan} ${words.creative}`),
    );
    expect(spend.lines.some((line) => !came.has(`${line.adPlatform} ${line.plan} ${line.creative}`))).toBe(
      true,
    );
    // Baidu's report goes down to the plan only.
    const byCreative = lived.touches.filter(
      ({ words }) => words.adPlatform !== '' && words.adPlatform !== 'baidu',
    );
    const told = new Set(
      spend.lines.map(({ day, adPlatform, creative }) => `${day} ${adPlatform} ${creative}`),
    );
    const untold = byCreative.filter(
      ({ atMs, words }) => !told.has(`${beijingDate(atMs)} ${words.adPlatform} ${words.creative}`),
    );
    expect(untold.length).toBeGreaterThan(0);
  },
);

test.each(seeds)(
  'seed %i: what was taken back leaves no trace, what was restated stands in its place',
  (own) => {
    const { spend } = planOf(own);
    const standing = standingSpend({ spend });
    const [tencent, restated] = ['first', 'restated'].map(
      (which) => spend.find(({ fileName }) => fileName === `tencent_ads ${which}.csv`)!.lines,
    );
    const days = new Set(restated!.map(({ day }) => day));
    const stands = standing.lines.filter(({ adPlatform }) => adPlatform === 'tencent_ads');
    expect(fenOf(stands)).toBe(fenOf(restated!) + fenOf(tencent!.filter(({ day }) => !days.has(day))));
    expect(standing.basis).toMatchObject({ days: 8, restated: 4, highestVersion: 3 });
    const unmistaken = standingSpend({ spend: spend.filter(({ fate }) => fate !== 'taken_back') });
    expect(unmistaken.lines.map((line) => JSON.stringify(line)).sort()).toEqual(
      standing.lines.map((line) => JSON.stringify(line)).sort(),
    );
  },
);

test('each platform writes its report in its own way, and one line of the first is spoilt', () => {
  const { spend } = planOf(seed);
  const textOf = (name: string) => spend.find(({ fileName }) => fileName === name)!.text;
  expect(textOf('ocean_engine mended.csv')).toMatch(
    /^时间-天,账户ID.*\r\n2026-11-02\t,17000000000000\d\d\t,账户0\d,="73\d",计划73\d,73\d9\d\t,"[\d,]+\.\d\d","[\d,]+",/,
  );
  expect(textOf('tencent_ads first.csv')).toMatch(
    /^\uFEFF日期\t账号ID.*\n20261102\t25610\t51\d\t51\d9\d\t\d+\.\d\d\t/,
  );
  expect(textOf('kuaishou in yuan.csv')).toMatch(
    /^\uFEFF日期;广告主ID.*\n2026\/11\/02;20250001;81\d;计划81\d;81\d9\d;/,
  );
  expect(textOf('baidu only.csv')).toMatch(
    /^日期,推广计划ID.*\r\n2026年11月02日,91\d,计划91\d,\d+\.\d\d,\d+,/,
  );
  const [first] = spend;
  expect(first!.text.split('\r\n')[first!.malformed!.line - 1]).toContain(first!.malformed!.value);
  expect(adsOf('ocean_engine')).toHaveLength(24);
});

// The means themselves, reckoned once with fifty decimal digits.
test.each([
  [0, 0, 3.688879454],
  [1, 0.025317808, 5.571643391],
  [10, 4.795388696, 18.390356042],
  [100, 81.363991251, 121.626793792],
  [1_000, 938.973018408, 1063.952136016],
])('of a count of %i the mean lies between %f and %f', (count, low, high) => {
  expect(poissonRange(count).low).toBeCloseTo(low, 8);
  expect(poissonRange(count).high).toBeCloseTo(high, 8);
});

test('the truth that is written beside a run holds what the ads cost', () => {
  const truth = truthOf(planOf(seed));
  const { spend } = summaryOf(truth, {}) as {
    spend: { spendFen: number; byAdAndDay: Record<string, { spendFen: number }>; reports: object[] };
  };
  const fen = Object.values(spend.byAdAndDay).reduce((sum, { spendFen }) => sum + spendFen, 0);
  expect([fen, spend.spendFen, spend.reports.length]).toEqual([
    fenOf(truth.spend.lines),
    fenOf(truth.spend.lines),
    truth.plan.spend.length,
  ]);
});
