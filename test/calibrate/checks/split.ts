import { statistics } from '../../../bff/src/experiment';
import { figuresOf } from '../../../bff/src/experiment/statistics/told.fixture';
import { type Check, type CheckRun, shareOf } from '../check';

const { sampleRatio, sequentialSampleRatio } = statistics;

const armsOf = (control: number, all: number) => [
  { weight: 0.5, units: control },
  { weight: 0.5, units: all - control },
];

export const evenSplit: Check = {
  number: 12,
  title: '分流均衡时不报警',
  design: '28 天每天看，χ² 0.001，序贯 0.001，10,000 次',
  run(run) {
    const cried = everCried(run, { runs: 10_000, share: 0.5, sequentialAlpha: 0.001 });
    return [
      { label: 'χ² 每天看', value: cried.byChiSquared, most: 0.012, as: 'share' },
      { label: '序贯', value: cried.bySequential, most: 0.001, as: 'share' },
    ];
  },
};

export const unevenSplit: Check = {
  number: 13,
  title: '分流 51/49 能看出',
  design: '28,000 人，28 天每天看，4,000 次',
  run(run) {
    const cried = everCried(run, { runs: 4_000, share: 0.51, sequentialAlpha: 0.01 });
    return [
      { label: 'χ² 0.001', value: cried.byChiSquared, least: 0.55, as: 'share' },
      { label: '序贯 0.01', value: cried.bySequential, least: 0.33, as: 'share' },
    ];
  },
};

const looks = 28;
const unitsALook = 1_000;

interface Split {
  runs: number;
  /** Who really goes to the control, where half of them should. */
  share: number;
  sequentialAlpha: number;
}

function everCried(run: CheckRun, { runs, share, sequentialAlpha }: Split) {
  const draw = run.chance.binomial(unitsALook, share);
  let bySequential = 0;
  const byChiSquared = shareOf(runs, run, () => {
    let control = 0;
    let cried = false;
    let sequential = false;
    for (let look = 1; look <= looks; look += 1) {
      control += draw();
      const arms = armsOf(control, look * unitsALook);
      cried ||= figuresOf(sampleRatio(arms)).p < 0.001;
      sequential ||= figuresOf(sequentialSampleRatio(arms, { alpha: sequentialAlpha })).mismatch;
    }
    if (sequential) bySequential += 1;
    return cried;
  });
  return { byChiSquared, bySequential: bySequential / runs };
}
