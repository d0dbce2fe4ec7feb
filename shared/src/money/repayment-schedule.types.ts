import type { Fen, RateBps } from './money.types';

export type RepaymentMethod = 'equal_installment' | 'equal_principal' | 'interest_first';

export interface LoanTerms {
  principalFen: Fen;
  annualRateBps: RateBps;
  months: number;
  method: RepaymentMethod;
  /** Kept back from the payout. */
  upfrontFeeFen?: Fen;
  /** Paid with every instalment. */
  monthlyFeeFen?: Fen;
}

export interface RepaymentRow {
  /** 1 for the first instalment. */
  number: number;
  principalFen: Fen;
  interestFen: Fen;
  feeFen: Fen;
  /** Principal, interest and fee: what is paid on this row's day. */
  totalFen: Fen;
  /** Principal still owed after this row. */
  remainingPrincipalFen: Fen;
}

export interface RepaymentSchedule {
  rows: RepaymentRow[];
  totalPrincipalFen: Fen;
  totalInterestFen: Fen;
  /** Every fee: the monthly ones and the upfront one. */
  totalFeeFen: Fen;
  /** The sum of the rows. The upfront fee is not in it: it is kept back from the payout, not repaid. */
  totalRepaymentFen: Fen;
  upfrontFeeFen: Fen;
}
