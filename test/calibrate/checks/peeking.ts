import { statistics } from '../../../bff/src/experiment';
import { figuresOf } from '../../../bff/src/experiment/statistics/told.fixture';
import { type Check, type CheckRun, type Figure, shareOf } from '../check';
import { type ArmsAtLook, differenceAt, everCries, type LookPlan, watched } from '../looks';

const { confidenceSequence, fixedTest, gaussianPosterior, groupSequentialBoundaries, proportionLift } =
  statistics;

const alpha = 0.05;
const aMonth: LookPlan = { looks: 28, unitsALook: 700, base: 0.1, lift: 0 };

type Rule = (at: ArmsAtLook & { look: number }) => boolean;

function everCried(run: CheckRun, runs: number, plan: LookPlan, rule: Rule): number {
  const experiment = watched(run.chance, plan);
  return shareOf(runs, run, () => everCries(experiment(), rule));
}

const byFixedP: Rule = (at) => {
  const effect = differenceAt(at);
  return effect !== null && figuresOf(fixedTest(effect, { alpha })).p < alpha;
};

const byConfidenceSequence =
  (plan: LookPlan): Rule =>
  (at) => {
    const effect = differenceAt(at);
    if (effect === null) return false;
    const plannedUnits = 2 * plan.looks * plan.unitsALook;
    return figuresOf(confidenceSequence(effect, { plannedUnits, alpha })).p < alpha;
  };

export function byGroupSequential(looks: number): Rule {
  const informationTimes = Array.from({ length: looks }, (_, look) => (look + 1) / looks);
  const boundaries = figuresOf(groupSequentialBoundaries({ informationTimes, alpha })).looks;
  return (at) => {
    const effect = differenceAt(at);
    const { boundary } = boundaries[at.look - 1]!;
    return (
      effect !== null && boundary !== null && Math.abs(effect.estimate / effect.standardError) > boundary
    );
  };
}

export const fixedPeeking: Check = {
  number: 5,
  title: '天天看固定 p 值（模拟自己也要被检验）',
  design: '28 天每天看，10,000 次',
  run: (run) => [{ label: '误报', value: everCried(run, 10_000, aMonth, byFixedP), least: 0.2, as: 'share' }],
};

export const anytimePeeking: Check = {
  number: 6,
  title: '天天看任何时刻都有效的区间',
  design: '28 次与 200 次，基数 10%、1%、0.2%，各 5,000 次',
  run(run) {
    const figures: Figure[] = [];
    for (const looks of [28, 200])
      for (const base of [0.1, 0.01, 0.002]) {
        const plan = { ...aMonth, looks, base };
        figures.push({
          label: `${looks} 次，基数 ${base * 100}%`,
          value: everCried(run, 5_000, plan, byConfidenceSequence(plan)),
          most: 0.056,
          as: 'share',
        });
      }
    return figures;
  },
};

export const plannedPeeking: Check = {
  number: 7,
  title: '按计划看（组序贯）',
  design: '28 次等距，40,000 次',
  run: (run) => [
    {
      label: '误报',
      value: everCried(run, 40_000, aMonth, byGroupSequential(28)),
      least: 0.047,
      most: 0.053,
      as: 'share',
    },
  ],
};

export const beliefPeeking: Check = {
  number: 8,
  title: '天天看“胜率 > 95%”',
  design: '28 次，先验 平坦、N(0, 0.3²)、N(0, 0.05²)，各 4,000 次；只许看，不许用来停',
  run(run) {
    const cried = (standardDeviation: number | null) =>
      everCried(run, 4_000, aMonth, (at) => {
        const lift = proportionLift(at.control, at.treatment);
        if ('cannot' in lift) return false;
        const prior = standardDeviation === null ? null : { mean: 0, standardDeviation };
        const { chanceToWin } = figuresOf(gaussianPosterior(lift, { prior }));
        return chanceToWin > 0.95;
      });
    return [
      { label: '平坦先验', value: cried(null), least: 0.056, as: 'share' },
      { label: '先验 N(0, 0.3²)', value: cried(0.3), least: 0.056, as: 'share' },
      { label: '先验 N(0, 0.05²)', value: cried(0.05), most: 0.056, as: 'share' },
    ];
  },
};

export const power: Check = {
  number: 9,
  title: '把握：能看出 +7%',
  design: '基数 10%，每组 30,800 人，28 次看，6,000 次',
  run(run) {
    const plan = { looks: 28, unitsALook: 1_100, base: 0.1, lift: 0.07 };
    const rules = {
      planned: byGroupSequential(28),
      anytime: byConfidenceSequence(plan),
    };
    const runs = 6_000;
    const experiment = watched(run.chance, plan);
    const found = { fixed: 0, planned: 0, anytime: 0, stopDays: 0 };
    for (let place = 0; place < runs; place += 1) {
      let stopped: number | null = null;
      let atAnyTime = false;
      for (const at of experiment()) {
        if (stopped === null && rules.planned(at)) stopped = at.look;
        atAnyTime ||= rules.anytime(at);
        if (at.look === 28 && byFixedP(at)) found.fixed += 1;
      }
      if (stopped !== null) found.planned += 1;
      if (atAnyTime) found.anytime += 1;
      found.stopDays += stopped ?? 28;
      if (place % 64 === 0) run.tell(place / runs);
    }
    const fixed = found.fixed / runs;
    return [
      { label: '固定一次', value: fixed, as: 'share' },
      { label: '组序贯', value: found.planned / runs, least: fixed - 0.03, as: 'share' },
      { label: '任何时刻', value: found.anytime / runs, as: 'share' },
      { label: '组序贯平均停在第几天', value: found.stopDays / runs, as: 'ratio' },
    ];
  },
};
