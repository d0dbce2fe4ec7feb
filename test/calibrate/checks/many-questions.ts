import { statistics } from '../../../bff/src/experiment';
import { figuresOf } from '../../../bff/src/experiment/statistics/told.fixture';
import type { Check } from '../check';
import { pOf } from './no-difference';

const { benjaminiHochberg, holm } = statistics;
const alpha = 0.05;

export const manyQuestions: Check = {
  number: 18,
  title: '一次问十个指标',
  design: '十个都没有差别，5,000 次；五个有差别（z 均值 3），5,000 次',
  run(run) {
    const runs = 5_000;
    let familyWrong = 0;
    let falseShare = 0;
    for (let place = 0; place < runs; place += 1) {
      const nothing = Array.from({ length: 10 }, () => pOf(run.chance.normal()));
      if (figuresOf(holm(nothing)).adjusted.some((p) => p < alpha)) familyWrong += 1;
      const half = Array.from({ length: 10 }, (_, metric) => pOf(run.chance.normal() + (metric < 5 ? 3 : 0)));
      const found = figuresOf(benjaminiHochberg(half)).adjusted.map((p) => p < alpha);
      const all = found.filter(Boolean).length;
      const wrong = found.filter((isFound, metric) => isFound && metric >= 5).length;
      falseShare += all === 0 ? 0 : wrong / all;
      if (place % 256 === 0) run.tell(place / runs);
    }
    return [
      { label: 'Holm：至少错一个', value: familyWrong / runs, most: 0.058, as: 'share' },
      { label: 'BH：认定里错的份额', value: falseShare / runs, most: 0.058, as: 'share' },
    ];
  },
};
