import { formatRate, formatYuan, type RepaymentMethod } from '@loudou/shared/money';
import { maskIdentityNumber } from '@loudou/shared/person-fields';
import { dateInWords } from './document-text';
import type { Costs } from './cost-statement';

export interface Borrower {
  name: string;
  identityNumber: string;
}

const version = '2026-11';

const methodNames: Record<RepaymentMethod, string> = {
  equal_installment: '等额本息',
  equal_principal: '等额本金',
  interest_first: '先息后本',
};

/**
 * The exact text of the loan contract. It carries the quote's number, so no two contracts have the same text,
 * and the hash of the cost statement, so that the price cannot be changed behind it.
 */
export function writeContract(
  costs: Costs,
  borrower: Borrower,
  quote: { quoteId: string; costStatementHash: string },
): string {
  const { product, terms, schedule, rows, yearlyCostBps } = costs;
  return [
    '个人消费借款合同',
    `文本版本：${version}　编号：${quote.quoteId}`,
    `借款人：${borrower.name}（证件号码 ${maskIdentityNumber(borrower.identityNumber)}）`,
    `出借人：${product.lenderName}（${product.lenderLicence}）`,
    `一、借款本金 ${formatYuan(schedule.totalPrincipalFen)} 元，分 ${terms.months} 期，${methodNames[terms.method]}。只用于个人日常消费，不得用于购房、投资或偿还其他贷款。`,
    `二、年利率 ${formatRate(terms.annualRateBps)}（单利），综合成本年化 ${formatRate(yearlyCostBps)}。全部费用以综合融资成本明示为准，其校验值为 ${quote.costStatementHash}。`,
    '三、利息从放款当日起算，放款前不计利息。款项付到借款人绑定的本人银行卡。放款前借款人可以取消，不收取费用。',
    '四、还款计划（按今天放款计算；放款日推后，还款日随之推后，金额不变）：',
    ...rows.map(
      (row) =>
        `第 ${row.number} 期　${dateInWords(row.dueOn)}　本金 ${formatYuan(row.principalFen)} 元　利息 ${formatYuan(row.interestFen)} 元　费用 ${formatYuan(row.feeFen)} 元　合计 ${formatYuan(row.totalFen)} 元`,
    ),
    `五、逾期本金按年利率 ${formatRate(product.penaltyAnnualRateBps)} 按天计收罚息（一年按 365 天），罚息不再计息。逾期期间，逾期本金不再另计正常利息。`,
    '六、每笔还款先还最早到期的一期；一期之内先还费用和罚息，再还利息，后还本金。多还的款项退回借款人。',
    '七、借款人可以随时全部还清：付剩余本金和上一还款日（没有则为放款日）到当日的利息，不收取违约金。',
    '八、还清后出借人开具结清证明，并按规定报送征信系统。发生逾期，报送前先告知本人。',
    `九、对本合同有疑问，可以拨打 ${product.serviceLine}。本合同以借款人阅读后的电子确认签署，双方保存同一文本。`,
  ].join('\n');
}
