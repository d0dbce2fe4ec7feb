import type { Check } from '../check';
import { liveThroughDoors } from '../pipeline/live-through-doors';
import { looks } from '../pipeline/overlapping-experiments';
import { type Answer, meanOf, runProduct, shareOfAnswers } from '../pipeline/run-product';

const experiments = 200;
const people = Number(process.env.CALIBRATE_PEOPLE ?? 2_000);

/** Every experiment is over the same people, so that each alarm is a draw of its own at the cost of one population. */
export const throughTheDoors: Check = {
  number: 20,
  title: '走真实接口的 A/A，天天看',
  design: `${experiments} 个什么也不改的实验同时跑，${people.toLocaleString('en')} 人经接口进来；10% 重发、5% 迟到、2% 两台设备、1% 超时；看 28 天`,
  async run(run) {
    const { answers } = await runProduct(run, {
      planned: { experiments, slots: 1, people, primary: { metric: 'registered', smallestEffect: 200 } },
      people,
      async live(product, plans, tell) {
        const lived = await liveThroughDoors(product, plans, tell);
        return { lived, told: people * experiments };
      },
    });
    return figuresOf(answers);
  },
};

const bpsOf = (values: (number | null)[]): number => meanOf(values.map((value) => (value ?? 0) / 10_000));

function figuresOf(answers: readonly Answer[]) {
  const lags = answers.flatMap(({ exposure }) => exposure.lag);
  // The 99 % binomial bands of 200 draws at 5 %.
  return [
    {
      label: '固定一次，误报',
      value: shareOfAnswers(answers, ({ primary }) =>
        primary.comparisons.some(({ once }) => 'p' in once && once.p < 0.05),
      ),
      least: 0.015,
      most: 0.095,
      as: 'share' as const,
    },
    {
      label: `组序贯，${looks} 次看，误报`,
      value: shareOfAnswers(answers, ({ sequential }) =>
        sequential.some(({ verdict }) => verdict !== 'open'),
      ),
      most: 0.095,
      as: 'share' as const,
    },
    {
      label: '任何时刻都有效的区间，天天看，误报',
      value: shareOfAnswers(answers, ({ series }) => series.some((each) => each.days.some(excludesZero))),
      most: 0.095,
      as: 'share' as const,
    },
    {
      label: '每个实验数到的人',
      value: Math.min(...answers.map(({ sample }) => sample.exposed)),
      as: 'count' as const,
    },
    {
      label: '分到的人里看到的',
      value: bpsOf(lags.map(({ seenBps }) => seenBps)),
      least: 0.975,
      as: 'share' as const,
    },
    {
      label: '超时的份额',
      value: bpsOf(lags.map(({ timedOutBps }) => timedOutBps)),
      least: 0.002,
      most: 0.02,
      as: 'share' as const,
    },
    {
      label: '看过两组的人',
      value: bpsOf(answers.map(({ exposure }) => exposure.multiple.shareBps)),
      most: 0,
      as: 'share' as const,
    },
  ];
}

const excludesZero = ({ absolute }: Answer['series'][number]['days'][number]): boolean =>
  'low' in absolute && ((absolute.low ?? -1) > 0 || (absolute.high ?? 1) < 0);
