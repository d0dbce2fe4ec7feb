import { statistics } from '../../../bff/src/experiment';
import { figuresOf } from '../../../bff/src/experiment/statistics/told.fixture';
import type { Check, Figure } from '../check';

const { covariateArmOf, cupedDifference, fixedTest, meanDifference } = statistics;

export const varianceGain: Check = {
  number: 11,
  title: 'CUPED 少用多少人',
  design: '前后相关 0.3 与 0.7，每组 1,000 人，3,000 次',
  run(run) {
    const { chance } = run;
    const runs = 3_000;
    return [0.3, 0.7].flatMap((correlation, which): Figure[] => {
      let ratio = 0;
      let wrong = 0;
      for (let place = 0; place < runs; place += 1) {
        const arm = () =>
          figuresOf(
            covariateArmOf(
              Array.from({ length: 1_000 }, (): [number, number] => {
                const before = chance.normal();
                const noise = Math.sqrt(1 - correlation ** 2) * chance.normal();
                return [5 + correlation * before + noise, before];
              }),
            ),
          );
        const [control, treatment] = [arm(), arm()];
        const plain = figuresOf(meanDifference(control, treatment));
        const adjusted = figuresOf(cupedDifference(control, treatment));
        ratio += (adjusted.standardError / plain.standardError) ** 2 / runs;
        if (figuresOf(fixedTest(adjusted, { alpha: 0.05 })).p < 0.05) wrong += 1;
        if (place % 128 === 0) run.tell((which + place / runs) / 2);
      }
      const expected = 1 - correlation ** 2;
      return [
        {
          label: `相关 ${correlation}：方差比`,
          value: ratio,
          least: expected - 0.01,
          most: expected + 0.01,
          as: 'ratio',
        },
        { label: `相关 ${correlation}：误报`, value: wrong / runs, least: 0.04, most: 0.061, as: 'share' },
      ];
    });
  },
};
