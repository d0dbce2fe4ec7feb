import { MAX_DAYS, MAX_PRINCIPAL_FEN, MAX_RATE_BPS, requireInteger } from './bounds';
import { Decimal, roundToFen } from './decimal';
import type { Fen, RateBps } from './money.types';

/** Basis points of a whole times the days of a year; a leap year has 365 too. */
const BPS_DAYS_PER_YEAR = 10_000 * 365;

export interface SettlementTerms {
  remainingPrincipalFen: Fen;
  annualRateBps: RateBps;
  /** Whole days since interest was last paid. */
  days: number;
}

export interface Settlement {
  principalFen: Fen;
  interestFen: Fen;
  totalFen: Fen;
}

/**
 * Interest of whole days: principal x rate x days / 365, rounded half up once at the end. Also the late interest of an
 * overdue amount, with the penalty rate. Throws a RangeError naming the field.
 */
export function dailyInterest(principalFen: Fen, annualRateBps: RateBps, days: number): Fen {
  const principal = requireInteger('principalFen', principalFen, 0, MAX_PRINCIPAL_FEN);
  const rateBps = requireInteger('annualRateBps', annualRateBps, 0, MAX_RATE_BPS);
  const wholeDays = requireInteger('days', days, 0, MAX_DAYS);
  return roundToFen(new Decimal(principal).times(rateBps).times(wholeDays).div(BPS_DAYS_PER_YEAR));
}

/** What settles a loan today: the principal left and the interest of the days since it was last paid. */
export function earlySettlement(terms: SettlementTerms): Settlement {
  const principalFen = requireInteger(
    'remainingPrincipalFen',
    terms.remainingPrincipalFen,
    0,
    MAX_PRINCIPAL_FEN,
  );
  const interestFen = dailyInterest(principalFen, terms.annualRateBps, terms.days);
  return { principalFen, interestFen, totalFen: principalFen + interestFen };
}
