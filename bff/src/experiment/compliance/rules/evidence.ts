import type { Fen, RateBps } from '@loudou/shared/money';

/** What was seen, by rule: the console has a sentence for each. Sizes and places in px, contrasts as ratios. */
export interface RuleEvidence {
  'C-01': { bottomPx: number | null; foldPx: number };
  'C-02': { amountPx: number; ratePx: number; neededPx: number };
  'C-03': { rates: number; named: string | null; unnamed: string | null };
  'C-04': {
    loans: number;
    toleranceBps: RateBps;
    /** The one that is furthest off; null where no loan is shown. */
    loan: {
      principalFen: Fen;
      months: number;
      monthlyFen: Fen;
      totalFen: Fen;
      feesFen: Fen;
      shownBps: RateBps;
      /** Null when fees eat the whole principal. */
      recomputedBps: RateBps | null;
      /** Whether the figure in the words is the one that belongs to the loan. */
      textAgrees: boolean;
    } | null;
    /** A loan of the page that costs more or less than the range beside it says. */
    outsideRange: boolean;
    /** A figure that is no price, limit or term of the product. */
    said: string | null;
  };
  'C-05': { highestBps: RateBps; capBps: RateBps | null; capFrom: string | null; licence: string | null };
  'C-06': { phrase: string | null; range: string | null };
  'C-07': { characters: number; hits: number; phrase: string | null; kind: string | null };
  'C-08': { moving: number; phrase: string | null };
  'C-09': { lender: boolean; licence: boolean; risk: boolean; students: boolean };
  'C-10': { creatives: number; agreeing: number; creativeId: string | null; claim: string | null };
  'C-11': { ticks: number; ticked: number; bundled: number; repeated: number };
  'C-12': {
    areaRatio: number | null;
    declineContrast: number | null;
    acceptContrast: number | null;
    screen: string | null;
  };
  'C-13': { screens: string[]; otherTicks: number; fields: number; place: number | null };
  'C-14': { fields: number; outside: string[] };
  'C-15': { leastContrast: number; neededContrast: number; smallestPx: number; clipped: number };
  'C-16': { textHash: string; state: ApprovalState; decidedBy: string | null; needsCompliance: boolean };
  'C-17': { fees: number; unnamedFen: Fen | null; membership: string | null; denied: boolean };
  'C-18': { taps: number; limit: number };
  'C-19': { phrase: string | null };
}
export type RuleCode = keyof RuleEvidence;

/**
 * What a second person said of exactly this text. `other_text`: they spoke of one that has changed since;
 * `needs_compliance`: approved, but by somebody whose duty it is not where the price changes.
 */
export type ApprovalState = 'missing' | 'waits' | 'approved' | 'refused' | 'other_text' | 'needs_compliance';
