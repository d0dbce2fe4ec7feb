/** What other modules may call: the port, its errors, and the lender over HTTP. */
export type {
  ApplicantForLender,
  ApplicationForLender,
  CardDebit,
  Lender,
  LenderDecision,
  LenderNotice,
  LenderOffer,
  LenderPayout,
  LenderPosting,
  LoanForLender,
  RepaymentForLender,
  RepaymentMethod,
} from './lender.port';
export { LenderNoticeRejected, LenderRefused, LenderUnavailable } from './lender.port';
export { createHttpLender, type HttpLenderOptions } from './http-lender';
export { lenderConfig } from './lender.config';
export { lenderNoticeDoor } from './lender.http';
