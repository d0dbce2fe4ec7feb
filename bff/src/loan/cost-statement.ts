import type { CalendarDate } from '@loudou/shared/calendar';
import { dailyInterest, formatRate, formatYuan, type RepaymentSchedule } from '@loudou/shared/money';
import type { Product } from '@loudou/shared/product';
import { dateInWords } from './document-text';
import { installmentSentence } from './installment-sentence';
import { type DatedRow, type QuoteTerms, totalCostFen } from './quote.rules';

export interface CostItem {
  name: string;
  /** Who takes it; null when it is not charged. */
  takenBy: string | null;
  amountFen: number;
  note: string | null;
}

export interface BreachCost {
  name: string;
  takenBy: string | null;
  annualRateBps: number;
  note: string | null;
}

export interface CostStatement {
  items: CostItem[];
  totalCostFen: number;
  breachCosts: BreachCost[];
  closingLine: string;
  scheduleLine: string;
  text: string;
}

export interface Costs {
  product: Product;
  terms: QuoteTerms;
  schedule: RepaymentSchedule;
  rows: readonly DatedRow[];
  yearlyCostBps: number;
  /** The day that the plan counts from, as if the loan were paid out on it. */
  quotedOn: CalendarDate;
}

const closingLine = '除以上项目外，不收取任何其他费用。';
const thousandYuanFen = 100_000;
const shortestMonthDays = 28;

/** What the loan costs, item by item, and the exact text that is confirmed. It names no borrower. */
export function writeCostStatement(costs: Costs): CostStatement {
  const statement = {
    items: costItems(costs),
    totalCostFen: totalCostFen(costs.schedule),
    breachCosts: breachCosts(costs.product),
    closingLine,
    scheduleLine: scheduleLine(costs),
  };
  return { ...statement, text: textOf(costs, statement) };
}

function costItems({ product, terms, schedule }: Costs): CostItem[] {
  const lender = product.lenderShortName;
  const monthlyFeesFen = schedule.totalFeeFen - schedule.upfrontFeeFen;
  const interest = {
    name: '利息',
    takenBy: lender,
    amountFen: schedule.totalInterestFen,
    note: `年化 ${formatRate(terms.annualRateBps)}，分 ${terms.months} 期随还款收取`,
  };
  if (schedule.totalFeeFen === 0) return [interest, notCharged('服务费、担保费')];
  return [
    interest,
    charged('一次性服务费', schedule.upfrontFeeFen, lender, '放款时扣除'),
    charged('分期服务费', monthlyFeesFen, lender, `分 ${terms.months} 期随还款收取`),
    notCharged('担保费'),
  ];
}

const notCharged = (name: string): CostItem => ({ name, takenBy: null, amountFen: 0, note: null });

const charged = (name: string, amountFen: number, takenBy: string, note: string): CostItem =>
  amountFen === 0 ? notCharged(name) : { name, takenBy, amountFen, note };

function breachCosts(product: Product): BreachCost[] {
  const perDayFen = dailyInterest(thousandYuanFen, product.penaltyAnnualRateBps, 1);
  return [
    {
      name: '逾期罚息',
      takenBy: product.lenderShortName,
      annualRateBps: product.penaltyAnnualRateBps,
      note: `每 1,000 元逾期本金，每天约 ${formatYuan(perDayFen)} 元`,
    },
    { name: '提前还款违约金', takenBy: null, annualRateBps: 0, note: null },
  ];
}

function scheduleLine({ terms, rows, quotedOn }: Costs): string {
  const first = rows[0]!.dueOn;
  const startDay = Number(quotedOn.slice(8));
  const shortMonths = startDay > shortestMonthDays ? '，没有这一天的月份为当月最后一天' : '';
  const later = terms.months > 1 ? `，之后每月 ${startDay}日${shortMonths}` : '';
  return `首期还款日 ${dateInWords(first)}${later}。${installmentSentence(terms.method, rows)}。`;
}

function textOf(costs: Costs, statement: Omit<CostStatement, 'text'>): string {
  const { product, schedule, yearlyCostBps } = costs;
  const receivedFen = schedule.totalPrincipalFen - schedule.upfrontFeeFen;
  return [
    '个人贷款综合融资成本明示',
    `出借人：${product.lenderName}`,
    `借款本金：${formatYuan(schedule.totalPrincipalFen)} 元`,
    ...(schedule.upfrontFeeFen > 0 ? [`实际到账：${formatYuan(receivedFen)} 元`] : []),
    `综合成本年化（单利）：${formatRate(yearlyCostBps)}`,
    `共还：${formatYuan(schedule.totalRepaymentFen)} 元`,
    '按时还款，要付的钱',
    ...statement.items.map(({ name, takenBy, amountFen, note }) =>
      line(name, takenBy, `${formatYuan(amountFen)} 元`, note),
    ),
    `合计：${formatYuan(statement.totalCostFen)} 元`,
    '没有按时还，才会付的钱',
    ...statement.breachCosts.map(({ name, takenBy, annualRateBps, note }) =>
      line(name, takenBy, `年化 ${formatRate(annualRateBps)}`, note),
    ),
    closingLine,
    `按今天放款计算：${statement.scheduleLine}`,
    '利息从放款当日起算；如果放款日推后，还款日随之推后，金额不变。',
  ].join('\n');
}

const line = (name: string, takenBy: string | null, amount: string, note: string | null): string =>
  [name, takenBy ? `${takenBy}收取` : '不收取', amount, ...(note ? [note] : [])].join('｜');
