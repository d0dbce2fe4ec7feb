/**
 * The lender decides, pays out and books; Loudou only asks and shows. Every call may be repeated with the
 * same reference and then gets the first answer; a lender that breaks this loses people's money, so the
 * contract (lender.openapi.json) demands it and the stand-in checks it.
 */
import type { ApplicationId, LoanId, RepaymentId } from '@loudou/shared/ids';

export interface ApplicantForLender {
  name: string;
  identityNumber: string;
  identityValidUntil: string; // YYYY-MM-DD, or 9999-12-31 for long-term documents
  phone: string;
  cardNumber: string;
  cardReservedPhone: string;
}

export interface ApplicationForLender {
  applicationId: ApplicationId;
  productCode: string;
  requestedAmountFen: number;
  requestedMonths: number;
  applicant: ApplicantForLender;
  bureauAuthorisation: { documentHash: string; authorisedAt: string };
  faceCheckReference: string;
}

export type RepaymentMethod = 'equal_installment' | 'equal_principal' | 'interest_first';

/** One way to borrow that the lender is ready for; the person's total cost follows from it. */
export interface LenderOffer {
  offerReference: string;
  months: number;
  method: RepaymentMethod;
  annualRateBps: number;
  minAmountFen: number;
  maxAmountFen: number;
  upfrontFeeFen: number;
  monthlyFeeFen: number;
}

export type LenderDecision =
  | { outcome: 'pending' }
  | {
      outcome: 'approved';
      decidedAt: string;
      limitFen: number;
      annualRateBps: number;
      limitBand: string;
      riskBand: string;
      validUntil: string;
      offers: LenderOffer[];
    }
  | {
      outcome: 'declined';
      decidedAt: string;
      reasonCode: string;
      reasonDetail: Record<string, string | number>;
      retryOn: string; // YYYY-MM-DD
    }
  /** An answer outside the contract: a person looks at it, the applicant sees a neutral text. */
  | { outcome: 'needs_review'; raw: string };

export interface LoanForLender {
  loanId: LoanId;
  applicationId: ApplicationId;
  offerReference: string;
  amountFen: number;
  contractHash: string;
  costStatementHash: string;
  signedAt: string;
}

export type LenderPayout =
  | { outcome: 'pending' }
  | { outcome: 'disbursed'; disbursedAt: string; payoutReference: string }
  | { outcome: 'failed'; reasonCode: string; retryable: boolean }
  | { outcome: 'cancelled'; cancelledAt: string };

export interface RepaymentForLender {
  repaymentId: RepaymentId;
  loanId: LoanId;
  kind: 'due' | 'partial' | 'early';
  amountFen: number;
  paidAt: string;
  paymentReference: string;
}

/** What the lender's books say of one payment: its parts add up to the amount less `excessFen`. */
export interface LenderPosting {
  postingReference: string;
  principalFen: number;
  interestFen: number;
  feeFen: number;
  excessFen: number;
  remainingPrincipalFen: number;
  settled: boolean;
  postedAt: string;
}

/** A charge on the bound card, run by the lender's own debit channel. */
export type CardDebit =
  | { outcome: 'pending' }
  | { outcome: 'succeeded'; amountFen: number; paidAt: string; paymentReference: string }
  | { outcome: 'failed'; reasonCode: string; retryable: boolean };

export type LenderNotice =
  | { type: 'application.decided'; applicationId: ApplicationId; decision: LenderDecision }
  | { type: 'loan.payout'; loanId: LoanId; payout: LenderPayout }
  | { type: 'repayment.debit'; repaymentId: RepaymentId; debit: CardDebit };

/**
 * Errors: `LenderUnavailable` (try again later, nothing is known), `LenderRefused` (the request itself is
 * wrong; repeating cannot help).
 */
export interface Lender {
  submitApplication(application: ApplicationForLender): Promise<LenderDecision>;
  readDecision(applicationId: ApplicationId): Promise<LenderDecision>;
  /** Asks whether name, identity, card and reserved phone belong together, and sends the code that proves it. */
  startCardBinding(card: {
    bindingId: string;
    name: string;
    identityNumber: string;
    cardNumber: string;
    reservedPhone: string;
  }): Promise<{ outcome: 'code_sent' } | { outcome: 'mismatch' } | { outcome: 'unsupported_card' }>;
  confirmCardBinding(binding: {
    bindingId: string;
    code: string;
  }): Promise<
    | { outcome: 'bound'; bankCode: string; bankName: string }
    | { outcome: 'code_wrong' }
    | { outcome: 'code_expired' }
  >;
  requestPayout(loan: LoanForLender): Promise<LenderPayout>;
  readPayout(loanId: LoanId): Promise<LenderPayout>;
  /** The race with the payout is decided by the lender: the answer says which of the two won. */
  cancelPayout(loanId: LoanId): Promise<LenderPayout>;
  debitCard(debit: { repaymentId: RepaymentId; loanId: LoanId; amountFen: number }): Promise<CardDebit>;
  readDebit(repaymentId: RepaymentId): Promise<CardDebit>;
  postRepayment(repayment: RepaymentForLender): Promise<LenderPosting>;
  /** Verifies the signature over the raw bytes and parses; throws `LenderNoticeRejected` on anything else. */
  readNotice(rawBody: Buffer, headers: Record<string, string | undefined>): LenderNotice;
}

export class LenderUnavailable extends Error {
  override name = 'LenderUnavailable';
}
export class LenderRefused extends Error {
  override name = 'LenderRefused';
}
export class LenderNoticeRejected extends Error {
  override name = 'LenderNoticeRejected';
}
