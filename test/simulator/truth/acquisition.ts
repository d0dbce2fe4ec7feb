import { beijingDate } from '@loudou/shared/calendar';
import type { SpendLine } from '../plan/spend.types';
import { countFunnel } from './count-funnel';
import { type Journey, stepNumber, type StepName } from './journeys';
import { poissonRange } from './poisson-range';
import { fenOf, sumOf } from './standing-spend';

export const costed = ['arrived', 'registered', 'submitted', 'credited', 'drawn'] as const;

/** How long after the day of arrival a share still moves; younger days are in no cost and no share. */
const ripeAfterDays: Record<(typeof costed)[number], number> = {
  arrived: 0,
  registered: 1,
  submitted: 1,
  credited: 4,
  drawn: 11,
};
const dayMs = 86_400_000;

/** Whom a group of the report counts, and what was paid for them; null where spend cannot be told apart so. */
export interface Bought {
  journeys: Journey[];
  spend: SpendLine[] | null;
}

/** A figure a name, as the report must tell it; a range is a figure of its own. */
export type Figures = Map<string, number | string | null>;

export function figuresOf({ journeys, spend }: Bought, asOfMs: number): Figures {
  const figures: Figures = new Map();
  const ripeFor = (step: (typeof costed)[number]) => {
    const lastDay = beijingDate(asOfMs - (ripeAfterDays[step] + 1) * dayMs);
    return {
      ...countFunnel(journeys.filter(({ arrivedOn }) => arrivedOn <= lastDay)),
      spendFen: spend && fenOf(spend.filter(({ day }) => day <= lastDay)),
    };
  };
  figures.set('spend', spend && fenOf(spend));
  figures.set('impressions', spend && sumOf(spend, 'impressions'));
  figures.set('clicks', spend && sumOf(spend, 'clicks'));
  const { people } = countFunnel(journeys);
  for (const step of costed) {
    const ripe = ripeFor(step);
    figures.set(step, people[stepNumber(step)]!);
    setCost(figures, step, ripe.spendFen, ripe.people[stepNumber(step)]!);
  }
  const setRate = (name: string, step: (typeof costed)[number], base: StepName) => {
    const ripe = ripeFor(step).people;
    setShare(figures, name, ripe[stepNumber(step)]!, ripe[stepNumber(base)]!);
  };
  setRate('completion', 'submitted', 'registered');
  setRate('credit', 'credited', 'submitted');
  setRate('draw', 'drawn', 'credited');
  const { grades, ...credited } = ripeFor('credited');
  const graded = grades.A + grades.B + grades.C;
  setShare(figures, 'grade A', grades.A, graded);
  figures.set('ungraded', credited.people[stepNumber('credited')]! - graded);
  setCost(figures, 'grade A', credited.spendFen, grades.A);
  return figures;
}

const z = 1.959963984540054;

/** A share, with Wilson's range: the two shares from which the one seen is so many standard errors away. */
function setShare(figures: Figures, name: string, reached: number, base: number): void {
  const half = 2 * reached + z ** 2;
  const root = Math.sqrt(Math.max(0, half ** 2 - 4 * (base + z ** 2) * (reached ** 2 / base)));
  const ends = base > 0 ? [half - root, half + root].map((end) => end / (2 * (base + z ** 2))) : [];
  figures.set(name, base > 0 ? `${reached} of ${base}` : null);
  figures.set(`${name}: low`, billionths(ends[0]));
  figures.set(`${name}: high`, billionths(ends[1]));
}

/** Shares are not told apart beyond them: the two sides reckon in a different order. */
export const billionths = (share: number | undefined): number | null =>
  share === undefined ? null : Math.round(share * 1e9);

/** What was spent by whom it brought, in whole fen; where nobody came only the least that one costs is known. */
function setCost(figures: Figures, name: string, spendFen: number | null, people: number): void {
  const { low, high } = poissonRange(people);
  const isKnown = spendFen !== null && spendFen > 0;
  figures.set(`cost of ${name}: of`, isKnown ? `${spendFen} by ${people}` : null);
  figures.set(`cost of ${name}`, isKnown && people > 0 ? Math.round(spendFen / people) : null);
  figures.set(`cost of ${name}: low`, isKnown ? Math.round(spendFen / high) : null);
  figures.set(`cost of ${name}: high`, isKnown && people > 0 ? Math.round(spendFen / low) : null);
}
