import {
  annualCost,
  formatYuan,
  type LoanTerms,
  type RateBps,
  repaymentSchedule,
} from '@loudou/shared/money';
import type { Block, ShownLoan } from '../rendered/rendered';
import { ratesIn } from '../words/rates-in-text';

/** What a loan costs by its flows, and the figures that tell it. */
export interface Recomputed {
  block: Block;
  shown: ShownLoan;
  monthlyFen: number;
  totalFen: number;
  feesFen: number;
  /** Simple yearly rate of the flows with every fee, rounded to a basis point; null when nothing is paid out. */
  recomputedBps: RateBps | null;
  /** Whether the words say the rate, and in an example the sum, that belong to the loan. */
  textAgrees: boolean;
}

type Cost = Omit<Recomputed, 'block' | 'shown' | 'textAgrees'>;

/** Loans whose flows were worked out before: a page is checked on each host in each size of letters. */
const maxKeptCosts = 2_000;
const kept = new Map<string, Cost>();

export const recompute = (blocks: readonly Block[]): Recomputed[] =>
  blocks.flatMap((block) =>
    (block.loans ?? []).map((shown) => {
      const cost = costOf(shown.terms);
      const saysRate = ratesIn(block.text).includes(shown.shownBps);
      const saysSum = block.kind !== 'example' || block.text.includes(formatYuan(cost.totalFen));
      return { block, shown, ...cost, textAgrees: saysRate && saysSum };
    }),
  );

function costOf(terms: LoanTerms): Cost {
  const { principalFen, months, annualRateBps, method, upfrontFeeFen = 0, monthlyFeeFen = 0 } = terms;
  const key = [principalFen, months, annualRateBps, method, upfrontFeeFen, monthlyFeeFen].join(' ');
  const known = kept.get(key);
  if (known) return known;
  const schedule = repaymentSchedule(terms);
  const isPaidOut = principalFen > upfrontFeeFen;
  const cost: Cost = {
    monthlyFen: schedule.rows[0]?.totalFen ?? 0,
    totalFen: schedule.totalRepaymentFen,
    feesFen: schedule.totalFeeFen,
    recomputedBps: isPaidOut ? Math.round(annualCost(schedule).nominalAnnualBps) : null,
  };
  if (kept.size >= maxKeptCosts) kept.clear();
  kept.set(key, cost);
  return cost;
}

/** How far the shown rate is from the flows; nothing paid out is further than anything. */
export const distanceOf = ({ shown, recomputedBps, textAgrees }: Recomputed): number =>
  recomputedBps === null || !textAgrees ? Infinity : Math.abs(shown.shownBps - recomputedBps);
