import type { Quote } from './shown-quote';

/** 10,000 元 over 12 months at 18 %, as the BFF tells it. */
export const quoteOf12Months = {
  quoteId: 'quo_01',
  offerId: 'off_01',
  amountFen: 1_000_000,
  receivedFen: 1_000_000,
  months: 12,
  method: 'equal_installment',
  annualRateBps: 1_800,
  yearlyCostBps: 1_800,
  totalInterestFen: 100_161,
  totalFeeFen: 0,
  totalCostFen: 100_161,
  totalRepaymentFen: 1_100_161,
  rows: [],
  costStatement: {
    items: [
      {
        name: '利息',
        takenBy: '青杉消费金融',
        amountFen: 100_161,
        note: '年化 18.00%，分 12 期随还款收取',
      },
      { name: '服务费、担保费', takenBy: null, amountFen: 0, note: null },
    ],
    totalCostFen: 100_161,
    breachCosts: [
      {
        name: '逾期罚息',
        takenBy: '青杉消费金融',
        annualRateBps: 2_340,
        note: '每 1,000 元逾期本金，每天约 0.64 元',
      },
      { name: '提前还款违约金', takenBy: null, annualRateBps: 0, note: null },
    ],
    closingLine: '除以上项目外，不收取任何其他费用。',
    scheduleLine: '首期还款日 2026年12月22日，之后每月 22日。每期 916.80 元，末期 916.81 元。',
    text: '个人贷款综合融资成本明示',
    hash: 'c'.repeat(64),
    checkCode: '7C2E-41AF',
  },
  contractHash: 'd'.repeat(64),
  readingSeconds: 10,
  shownAt: '2026-11-22T06:22:00.000Z',
  validUntil: '2026-11-22T06:52:00.000Z',
} as unknown as Quote;
