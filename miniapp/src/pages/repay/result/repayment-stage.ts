import type { Answers } from '../../../api';
import { yuan } from '../../words/amounts';
import { momentInWords } from '../../words/days';
import { failureReason } from '../../words/failures';

export type Repayment = Answers['repayment']['status'];

/** Nothing more will be heard of a payment in these states. */
export const isRepaymentOver = ({ state }: Pick<Repayment, 'state'>): boolean =>
  state === 'posted' || state === 'failed';

/** An order at the cashier that was opened and not paid yet can be paid still. */
export const canPayStill = ({ state, channel }: Pick<Repayment, 'state' | 'channel'>): boolean =>
  state === 'initiated' && channel === 'wechat_pay';

export interface RepaymentWords {
  title: string;
  line: string;
}

export function repaymentWords(repayment: Repayment): RepaymentWords {
  const amount = yuan(repayment.amountFen);
  switch (repayment.state) {
    case 'initiated':
      return canPayStill(repayment)
        ? { title: '等待付款', line: `这笔还款 ${amount} 还没有付款。付过了就等一会儿，这里会更新` }
        : { title: '处理中', line: `正在从银行卡扣款 ${amount}，不用再还一次` };
    case 'paid':
      return { title: '处理中', line: `${amount} 已收到，正在入账，不用再还一次` };
    case 'posted':
      return {
        title: '已入账',
        line: `${momentInWords(repayment.postedAt ?? repayment.initiatedAt)} 入账 ${amount}`,
      };
    case 'failed':
      return { title: '没有成功', line: failedLine(repayment) };
    case 'quarantined':
      return {
        title: '正在核对',
        line: '收到的金额与这笔还款不一致，正在人工核对。不会重复扣款，也不影响这一期',
      };
  }
}

function failedLine({ problem, refundFen }: Repayment): string {
  const reason = failureReason(problem);
  const money = refundFen > 0 ? `付过的 ${yuan(refundFen)} 会原路退回` : '没有扣款，也没有重复扣款';
  return reason ? `${reason}。${money}` : `${money}`;
}
