import { statistics } from '../../../bff/src/experiment';
import { figuresOf } from '../../../bff/src/experiment/statistics/told.fixture';
import type { Chance } from '../chance';
import type { Check, Figure } from '../check';
import { differenceAt, watched } from '../looks';

const { confidenceSequence, cupedDifference, fixedTest, meanLift, proportionDifference, proportionLift } =
  statistics;
const { covariateArmOf, meanArmOf, quantileArmOf, quantileDifference, ratioArmOf, ratioLift } = statistics;
const { postStratifiedDifference, proportionAsMean } = statistics;

const alpha = 0.05;
const runs = 4_000;
const lifts = [0, 0.05, -0.1];

type Draw = () => { effect: statistics.Answer<statistics.Effect>; truth: number };
interface Kind {
  label: string;
  /** Makes experiments whose true effect is known. */
  drawn(chance: Chance, lift: number): Draw;
}

const amountOf = (chance: Chance) => (chance.next() < 0.3 ? Math.exp(3 + 0.6 * chance.normal()) : 0);
const people = <Row>(units: number, row: () => Row): Row[] => Array.from({ length: units }, row);

const kinds: Kind[] = [
  {
    label: '比例之差',
    drawn(chance, lift) {
      const [control, treatment] = [chance.binomial(8_000, 0.1), chance.binomial(8_000, 0.1 * (1 + lift))];
      return () => ({
        effect: proportionDifference(
          { units: 8_000, conversions: control() },
          { units: 8_000, conversions: treatment() },
        ),
        truth: 0.1 * lift,
      });
    },
  },
  {
    label: '比例的提升',
    drawn(chance, lift) {
      const [control, treatment] = [chance.binomial(8_000, 0.1), chance.binomial(8_000, 0.1 * (1 + lift))];
      return () => ({
        effect: proportionLift(
          { units: 8_000, conversions: control() },
          { units: 8_000, conversions: treatment() },
        ),
        truth: lift,
      });
    },
  },
  {
    label: '均值的提升',
    drawn: (chance, lift) => () => {
      const arm = (factor: number) => figuresOf(meanArmOf(people(1_500, () => factor * amountOf(chance))));
      return { effect: meanLift(arm(1), arm(1 + lift)), truth: lift };
    },
  },
  {
    label: '比值的提升',
    drawn: (chance, lift) => () => {
      const arm = (share: number) =>
        figuresOf(
          ratioArmOf(
            people(1_500, (): [number, number] => {
              const pages = 1 + Math.floor(-3 * Math.log(1 - chance.next()));
              return [
                people(pages, () => (chance.next() < share ? 1 : 0)).reduce((a: number, b) => a + b, 0),
                pages,
              ];
            }),
          ),
        );
      return { effect: ratioLift(arm(0.3), arm(0.3 * (1 + lift))), truth: lift };
    },
  },
  {
    label: 'CUPED 之差',
    drawn: (chance, lift) => () => {
      const arm = (shift: number) =>
        figuresOf(
          covariateArmOf(
            people(1_000, (): [number, number] => {
              const before = chance.normal();
              return [10 + shift + 0.7 * before + Math.sqrt(1 - 0.49) * chance.normal(), before];
            }),
          ),
        );
      return { effect: cupedDifference(arm(0), arm(lift)), truth: lift };
    },
  },
  {
    label: '分位数之差（P90）',
    drawn: (chance, lift) => () => {
      // Exponential times of a median person: the 90th of a hundred lies at ln 10.
      const arm = (factor: number) =>
        figuresOf(
          quantileArmOf(
            people(1_500, () => [-factor * Math.log(1 - chance.next())]),
            { level: 0.9, alpha },
          ),
        );
      return { effect: quantileDifference(arm(1), arm(1 + lift)), truth: lift * Math.log(10) };
    },
  },
  {
    label: '分层后的比例之差',
    drawn(chance, lift) {
      const bases = [0.05, 0.2];
      const draws = bases.map((base) =>
        [base, base * (1 + lift)].map((share) => chance.binomial(4_000, share)),
      );
      return () => ({
        effect: postStratifiedDifference(
          draws.map(([control, treatment]) => ({
            control: figuresOf(proportionAsMean({ units: 4_000, conversions: control!() })),
            treatment: figuresOf(proportionAsMean({ units: 4_000, conversions: treatment!() })),
          })),
        ),
        truth: 0.125 * lift,
      });
    },
  },
];

export const coverage: Check = {
  number: 10,
  title: '95% 区间盖住真值',
  design: `真实效果 0、+5%、−10%，每种指标 ${runs.toLocaleString('en')} 次；任何时刻区间要在 28 次里一直盖住`,
  run(run) {
    const figures: Figure[] = [];
    let done = 0;
    const all = (kinds.length + 1) * lifts.length;
    for (const { label, drawn } of kinds)
      for (const lift of lifts) {
        const draw = drawn(run.chance, lift);
        let covered = 0;
        for (let place = 0; place < runs; place += 1) {
          const { effect, truth } = draw();
          if (holdsIn(figuresOf(fixedTest(figuresOf(effect), { alpha })), truth)) covered += 1;
        }
        figures.push({
          label: `${label}，${lift * 100}%`,
          value: covered / runs,
          least: 0.941,
          most: 0.959,
          as: 'share',
        });
        run.tell((done += 1) / all);
      }
    for (const lift of lifts) {
      figures.push({
        label: `任何时刻都有效的区间，${lift * 100}%`,
        value: alwaysCovered(run.chance, lift),
        least: 0.945,
        as: 'share',
      });
      run.tell((done += 1) / all);
    }
    return figures;
  },
};

const holdsIn = ({ low, high }: statistics.Interval, truth: number): boolean =>
  (low ?? -Infinity) <= truth && truth <= (high ?? Infinity);

function alwaysCovered(chance: Chance, lift: number): number {
  const plan = { looks: 28, unitsALook: 700, base: 0.1, lift };
  const plannedUnits = 2 * plan.looks * plan.unitsALook;
  const experiment = watched(chance, plan);
  let always = 0;
  for (let place = 0; place < runs; place += 1) {
    let isCovered = true;
    for (const at of experiment()) {
      const effect = differenceAt(at);
      if (effect === null) continue;
      isCovered &&= holdsIn(figuresOf(confidenceSequence(effect, { plannedUnits, alpha })), plan.base * lift);
    }
    if (isCovered) always += 1;
  }
  return always / runs;
}
