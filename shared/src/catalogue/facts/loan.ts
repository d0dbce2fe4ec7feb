import * as z from 'zod/mini';
import { defineFact } from '../define-fact';
import {
  basisPoints,
  count,
  fen,
  hash,
  instant,
  method,
  milliseconds,
  months,
  reference,
  word,
} from '../fields';

export const offerAccepted = defineFact({
  name: 'offer_accepted',
  version: 1,
  meaning: { zh: '选定一个借款方案', en: 'One offer was chosen' },
  once: 'offer',
  leavesBy: 'application_processing',
  data: z.object({ applicationId: reference, offerId: reference, rank: count, totalCostFen: fen }),
});

export const drawdownQuoted = defineFact({
  name: 'drawdown_quoted',
  version: 1,
  meaning: { zh: '算出这笔借款的费用', en: 'The cost of this loan was quoted' },
  once: 'quote',
  leavesBy: 'application_processing',
  data: z.object({
    quoteId: reference,
    offerId: reference,
    amountFen: fen,
    months,
    method,
    annualRateBps: basisPoints,
    feesFen: fen,
    totalRepaymentFen: fen,
  }),
});

export const contractSigned = defineFact({
  name: 'contract_signed',
  version: 1,
  meaning: { zh: '合同已签署', en: 'The contract was signed' },
  once: 'contract',
  leavesBy: 'contract',
  data: z.object({
    contractId: reference,
    loanId: reference,
    documentHash: hash,
    costStatementHash: hash,
    readMs: milliseconds,
  }),
});

export const drawdownRequested = defineFact({
  name: 'drawdown_requested',
  version: 1,
  meaning: { zh: '确认借款，等待放款', en: 'The draw was confirmed' },
  once: 'loan',
  leavesBy: 'contract',
  data: z.object({
    loanId: reference,
    applicationId: reference,
    amountFen: fen,
    months,
    annualRateBps: basisPoints,
  }),
});

export const drawdownCancelled = defineFact({
  name: 'drawdown_cancelled',
  version: 1,
  meaning: { zh: '放款前取消', en: 'The draw was cancelled before payout' },
  once: 'loan',
  leavesBy: 'contract',
  data: z.object({ loanId: reference, cause: word }),
});

const disbursement = z.object({
  loanId: reference,
  applicationId: reference,
  amountFen: fen,
  months,
  method,
  annualRateBps: basisPoints,
  disbursedAt: instant,
  limitBand: word,
  riskBand: word,
});

export const loanDisbursed = defineFact({
  name: 'loan_disbursed',
  version: 1,
  meaning: { zh: '支用：首次放款到账', en: 'The first loan of this person was paid out' },
  once: 'loan',
  leavesBy: 'contract',
  data: disbursement,
});

export const repeatDrawn = defineFact({
  name: 'repeat_drawn',
  version: 1,
  meaning: { zh: '再次放款到账', en: 'A later loan was paid out' },
  once: 'loan',
  leavesBy: 'contract',
  data: z.extend(disbursement, { nth: count }),
});

export const disbursementFailed = defineFact({
  name: 'disbursement_failed',
  version: 1,
  meaning: { zh: '放款没有成功', en: 'The payout failed' },
  once: 'loan, attempt',
  leavesBy: 'contract',
  data: z.object({ loanId: reference, attempt: count, code: word }),
});

export const loanFacts = [
  offerAccepted,
  drawdownQuoted,
  contractSigned,
  drawdownRequested,
  drawdownCancelled,
  loanDisbursed,
  repeatDrawn,
  disbursementFailed,
] as const;
