export {
  allocatePayment,
  type AllocatedPayment,
  type Allocation,
  type OutstandingInstallment,
} from './allocate-payment';
export { annualCost, type AnnualCost } from './annual-cost';
export { MAX_MONTHS, MAX_PRINCIPAL_FEN, MAX_RATE_BPS } from './bounds';
export { dailyInterest, earlySettlement, type Settlement, type SettlementTerms } from './daily-interest';
export { formatRate, formatYuan, parseYuan } from './money-text';
export type { Fen, RateBps } from './money.types';
export { repaymentSchedule } from './repayment-schedule';
export type { LoanTerms, RepaymentMethod, RepaymentRow, RepaymentSchedule } from './repayment-schedule.types';
