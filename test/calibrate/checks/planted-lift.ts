import type { Check, Figure } from '../check';
import { liveWithOutcome, planted } from '../pipeline/live-with-outcome';
import { looks, slotOfNumber } from '../pipeline/overlapping-experiments';
import { type Answer, meanOf, runProduct, shareOfAnswers } from '../pipeline/run-product';

const experiments = 200;
const slots = 4;
const lift = 0.07;
/** In each slot. At eight pages an opening and fifty others that move them, as many as a power of 80 % takes. */
const seeASlot = Number(process.env.CALIBRATE_PLANTED_PEOPLE ?? 1_100);
/** Slots are not equally full, and some are timed out: so many come that each has its number all but always. */
const people = Math.ceil(1.01 * slots * (seeASlot + 4 * Math.sqrt(seeASlot)));
/** Normal, two-sided, at 99 %. */
const reach99 = 2.576;

/** Fifty experiments over each of four populations, every one with the same difference by itself. */
export const plantedLift: Check = {
  number: 22,
  title: '走真实接口，真有 +7%：看得出吗',
  design: `${experiments} 个实验，每个都让每次打开看的页数多 7%，分在 ${slots} 个流量段里同时跑，每段 ${seeASlot.toLocaleString('en')} 人看到；脏数据同第 20 项；组序贯看 ${looks} 次，和同一批人只看最后一次逐个相比`,
  async run(run) {
    const { answers, lived } = await runProduct(run, {
      planned: {
        experiments,
        slots,
        people: seeASlot,
        primary: { metric: 'pages_a_visit', smallestEffect: 1 },
      },
      people,
      async live(product, plans, tell) {
        const slotOf = ({ experiment }: { experiment: string }) =>
          slotOfNumber(Number(experiment.split('-')[1]), slots);
        const lived = await liveWithOutcome(product, plans, { lift, seeASlot, slotOf }, tell);
        return { lived, told: lived.seen * (experiments / slots) };
      },
    });
    return [
      ...powersOf(answers),
      ...estimatesOf(answers),
      { label: '看到的人，四段合计', value: lived.seen, least: slots * seeASlot, as: 'count' },
      {
        label: '每个实验数到的人，最少',
        value: Math.min(...answers.map(({ sample }) => sample.exposed)),
        least: seeASlot,
        as: 'count',
      },
    ];
  },
};

const onceOf = ({ primary }: Answer) => {
  const { once } = primary.comparisons[0]!;
  return 'p' in once ? once : null;
};
const isFoundOnce = (answer: Answer): boolean => {
  const once = onceOf(answer);
  return once !== null && once.p < 0.05 && once.estimate > 0;
};
const isFoundInTurn = ({ sequential }: Answer): boolean => sequential[0]!.verdict === 'better';
const daysOf = ({ series }: Answer) =>
  series[0]!.days.flatMap(({ absolute }) => ('cannot' in absolute ? [] : [absolute]));

/** Both rules on the same experiments, so that their difference varies only by those on which they disagree. */
function powersOf(answers: readonly Answer[]): Figure[] {
  const once = shareOfAnswers(answers, isFoundOnce);
  const inTurn = shareOfAnswers(answers, isFoundInTurn);
  const apart = shareOfAnswers(answers, (answer) => isFoundOnce(answer) !== isFoundInTurn(answer));
  const chance = reach99 * Math.sqrt(apart / answers.length);
  return [
    { label: '固定一次，看得出', value: once, as: 'share' },
    { label: `组序贯，${looks} 次看，看得出`, value: inTurn, as: 'share' },
    {
      label: `组序贯减固定（最多少 3 点；两者说法不同的占 ${(apart * 100).toFixed(1)}%，配对之差的 99% 带 ±${(chance * 100).toFixed(1)} 点）`,
      value: inTurn - once,
      least: -0.03 - chance,
      as: 'share',
    },
    {
      label: '任何时刻都有效的区间，看得出',
      value: shareOfAnswers(answers, (answer) => daysOf(answer).some(({ low }) => low !== null && low > 0)),
      as: 'share',
    },
    {
      label: '组序贯说反了',
      value: shareOfAnswers(answers, ({ sequential }) => sequential[0]!.verdict === 'worse'),
      most: 0.01,
      as: 'share',
    },
  ];
}

const holdsTruth = ({ low, high }: { low: number | null; high: number | null }): boolean =>
  (low ?? -Infinity) <= planted(lift) && planted(lift) <= (high ?? Infinity);

function estimatesOf(answers: readonly Answer[]): Figure[] {
  const lifts = answers.flatMap(({ primary }) => {
    const { relative } = primary.comparisons[0]!;
    return 'cannot' in relative ? [] : [relative.estimate];
  });
  const mean = meanOf(lifts);
  const deviation = Math.sqrt(meanOf(lifts.map((one) => (one - mean) ** 2)));
  const reach = (reach99 * deviation) / Math.sqrt(lifts.length);
  // The 99 % binomial band of 200 intervals at 95 %.
  const covers = { least: 0.91, as: 'share' as const };
  return [
    { label: '估计的提升，平均', value: mean, least: lift - reach, most: lift + reach, as: 'share' },
    { label: '估计得出的实验', value: lifts.length, least: answers.length, as: 'count' },
    {
      label: '一次看的 95% 区间盖住真值',
      value: shareOfAnswers(answers, (answer) => {
        const once = onceOf(answer);
        return once !== null && holdsTruth(once);
      }),
      most: 0.99,
      ...covers,
    },
    {
      label: '任何时刻都有效的区间，天天都盖住真值',
      value: shareOfAnswers(answers, (answer) => daysOf(answer).every(holdsTruth)),
      ...covers,
    },
  ];
}
