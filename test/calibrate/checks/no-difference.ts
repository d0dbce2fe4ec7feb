import { statistics } from '../../../bff/src/experiment';
import { figuresOf } from '../../../bff/src/experiment/statistics/told.fixture';
import { type Check, shareOf } from '../check';

const { cupedLift, fixedTest, meanArmOf, meanLift, proportionDifference, ratioArmOf, ratioDifference } =
  statistics;
const { covariateArmOf, normalSurvival, leastConversionsPerArm, proportionLift } = statistics;

const alpha = 0.05;
const cries = (effect: statistics.Answer<statistics.Effect>): boolean =>
  figuresOf(fixedTest(figuresOf(effect), { alpha })).p < alpha;

export const binomialSplit: Check = {
  number: 1,
  title: 'A/A，比例，一次看',
  design: '10%，每组 19,600 人，10,000 次',
  run(run) {
    const draw = run.chance.binomial(19_600, 0.1);
    const arm = () => ({ units: 19_600, conversions: draw() });
    const share = shareOf(10_000, run, () => cries(proportionDifference(arm(), arm())));
    return [{ label: '误报', value: share, least: 0.044, most: 0.056, as: 'share' }];
  },
};

/** Most draw nothing, a few draw a lot: what people spend looks like this. */
export const amountSplit: Check = {
  number: 2,
  title: 'A/A，多数为零的金额，Welch 与 CUPED',
  design: '每组 1,000 人，4,000 次',
  run(run) {
    const { chance } = run;
    const person = (): [number, number] => {
      const leaning = chance.normal();
      const amount = (noise: number) => (chance.next() < 0.2 ? Math.exp(8 + 0.5 * leaning + 0.5 * noise) : 0);
      return [amount(chance.normal()), amount(chance.normal())];
    };
    const runs = 4_000;
    let welch = 0;
    let cuped = 0;
    for (let place = 0; place < runs; place += 1) {
      const arms = [0, 1].map(() => Array.from({ length: 1_000 }, person));
      const [control, treatment] = arms.map((people) => figuresOf(meanArmOf(people.map(([after]) => after))));
      const [before, after] = arms.map((people) => figuresOf(covariateArmOf(people)));
      if (cries(meanLift(control!, treatment!))) welch += 1;
      if (cries(cupedLift(before!, after!))) cuped += 1;
      if (place % 64 === 0) run.tell(place / runs);
    }
    return [
      { label: 'Welch 误报', value: welch / runs, least: 0.041, most: 0.059, as: 'share' },
      { label: 'CUPED 误报', value: cuped / runs, least: 0.041, most: 0.059, as: 'share' },
    ];
  },
};

export const ratioSplit: Check = {
  number: 3,
  title: 'A/A，比值（每人看的页数不同）',
  design: '每组 1,500 人，4,000 次',
  run(run) {
    const { chance } = run;
    const person = (): [number, number] => {
      const share = 1 / (1 + Math.exp(1 - chance.normal()));
      const pages = 1 + Math.floor(-3 * Math.log(1 - chance.next()));
      let taps = 0;
      for (let page = 0; page < pages; page += 1) if (chance.next() < share) taps += 1;
      return [taps, pages];
    };
    const runs = 4_000;
    let byPerson = 0;
    let byPage = 0;
    for (let place = 0; place < runs; place += 1) {
      const [control, treatment] = [0, 1].map(() => Array.from({ length: 1_500 }, person));
      const arms = [control!, treatment!].map((people) => figuresOf(ratioArmOf(people)));
      if (cries(ratioDifference(arms[0]!, arms[1]!))) byPerson += 1;
      if (criesByPage(control!, treatment!)) byPage += 1;
      if (place % 64 === 0) run.tell(place / runs);
    }
    return [
      { label: 'delta 法误报', value: byPerson / runs, least: 0.041, most: 0.059, as: 'share' },
      { label: '把每页当一个人（错的算法）误报', value: byPage / runs, least: 0.09, as: 'share' },
    ];
  },
};

/** The mistake that the delta method is there for: pages of one person are taken as independent. */
function criesByPage(control: [number, number][], treatment: [number, number][]): boolean {
  const sums = [control, treatment].map((people) => ({
    units: people.reduce((sum, [, pages]) => sum + pages, 0),
    conversions: people.reduce((sum, [taps]) => sum + taps, 0),
  }));
  return cries(proportionDifference(sums[0]!, sums[1]!));
}

export const lowCounts: Check = {
  number: 4,
  title: '人太少时的提升',
  design: `每组 10、40、50 次转化，4,000 次；${leastConversionsPerArm} 次以下不给提升`,
  run(run) {
    const figures = [10, 40, 50].map((expected) => {
      const draw = run.chance.binomial(1_000, expected / 1_000);
      const arm = () => ({ units: 1_000, conversions: draw() });
      let shown = 0;
      let wrong = 0;
      let shownBelow = 0;
      for (let place = 0; place < 4_000; place += 1) {
        const [control, treatment] = [arm(), arm()];
        const lift = proportionLift(control, treatment);
        if ('cannot' in lift) continue;
        shown += 1;
        if (Math.min(control.conversions, treatment.conversions) < leastConversionsPerArm) shownBelow += 1;
        if (cries(lift)) wrong += 1;
      }
      return { expected, wrong: shown ? wrong / shown : 0, shownBelow };
    });
    return [
      ...figures.map(({ expected, shownBelow }) => ({
        label: `平均 ${expected} 次时，不足 ${leastConversionsPerArm} 次还给出提升`,
        value: shownBelow,
        most: 0,
        as: 'count' as const,
      })),
      { label: '平均 50 次时给出的提升误报', value: figures[2]!.wrong, most: 0.065, as: 'share' },
    ];
  },
};

export const uniformUnderNull: Check = {
  number: 19,
  title: '没有差别时 p 值均匀',
  design: '10,000 次，Kolmogorov-Smirnov',
  run(run) {
    const draw = run.chance.binomial(19_600, 0.1);
    const arm = () => ({ units: 19_600, conversions: draw() });
    const runs = 10_000;
    const ps: number[] = [];
    for (let place = 0; place < runs; place += 1) {
      ps.push(figuresOf(fixedTest(figuresOf(proportionDifference(arm(), arm())), { alpha })).p);
      if (place % 256 === 0) run.tell(place / runs);
    }
    return [{ label: 'Kolmogorov-Smirnov p', value: distanceP(ps), least: 0.001, as: 'ratio' }];
  },
};

/** How likely a distance this large from uniform is (Kolmogorov's limit). */
export function distanceP(ps: readonly number[]): number {
  const sorted = [...ps].sort((left, right) => left - right);
  const distance = sorted.reduce(
    (most, p, place) => Math.max(most, (place + 1) / sorted.length - p, p - place / sorted.length),
    0,
  );
  const scaled = distance * (Math.sqrt(sorted.length) + 0.12 + 0.11 / Math.sqrt(sorted.length));
  let sum = 0;
  for (let term = 1; term <= 100; term += 1)
    sum += 2 * (-1) ** (term - 1) * Math.exp(-2 * term * term * scaled * scaled);
  return Math.min(1, Math.max(0, sum));
}

/** Two-sided p of a standard normal figure. */
export const pOf = (z: number): number => 2 * normalSurvival(Math.abs(z));
