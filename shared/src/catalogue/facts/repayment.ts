import * as z from 'zod/mini';
import { defineFact } from '../define-fact';
import { count, fen, reference, word } from '../fields';

const kind = z.enum(['due', 'partial', 'early', 'auto']);

export const repaymentInitiated = defineFact({
  name: 'repayment_initiated',
  version: 1,
  meaning: { zh: '发起还款', en: 'A repayment was started' },
  once: 'repayment',
  leavesBy: 'contract',
  data: z.object({ repaymentId: reference, loanId: reference, kind, amountFen: fen, channel: word }),
});

export const repaymentSucceeded = defineFact({
  name: 'repayment_succeeded',
  version: 1,
  meaning: { zh: '还款已入账', en: 'A repayment was posted' },
  once: 'posting',
  leavesBy: 'contract',
  data: z.object({
    repaymentId: reference,
    loanId: reference,
    kind,
    amountFen: fen,
    principalFen: fen,
    interestFen: fen,
    feeFen: fen,
    excessFen: fen,
    remainingPrincipalFen: fen,
    source: z.enum(['callback', 'query', 'file']),
  }),
});

export const repaymentFailed = defineFact({
  name: 'repayment_failed',
  version: 1,
  meaning: { zh: '还款没有成功', en: 'A repayment failed' },
  once: 'repayment, attempt',
  leavesBy: 'contract',
  data: z.object({ repaymentId: reference, loanId: reference, code: word, retryable: z.boolean() }),
});

export const installmentOverdue = defineFact({
  name: 'installment_overdue',
  version: 1,
  meaning: { zh: '一期逾期', en: 'An installment is overdue' },
  once: 'installment, days band',
  leavesBy: 'contract',
  data: z.object({ loanId: reference, installment: count, daysBand: word }),
});

export const loanSettled = defineFact({
  name: 'loan_settled',
  version: 1,
  meaning: { zh: '借款已还清', en: 'The loan was settled' },
  once: 'loan',
  leavesBy: 'contract',
  data: z.object({
    loanId: reference,
    early: z.boolean(),
    monthsHeld: count,
    neverOverdue: z.boolean(),
    paidInterestFen: fen,
  }),
});

export const settlementLetterIssued = defineFact({
  name: 'settlement_letter_issued',
  version: 1,
  meaning: { zh: '结清证明已开出', en: 'The settlement letter was issued' },
  once: 'letter',
  leavesBy: 'contract',
  data: z.object({ letterId: reference, loanId: reference, seconds: count }),
});

export const repaymentFacts = [
  repaymentInitiated,
  repaymentSucceeded,
  repaymentFailed,
  installmentOverdue,
  loanSettled,
  settlementLetterIssued,
] as const;
