import type { Answers } from '../../../api';
import { yuan } from '../../words/amounts';
import { fullDayInWords } from '../../words/days';
import { failureReason } from '../../words/failures';

export type Message = Answers['message']['list'][number];

export interface MessageWords {
  title: string;
  line: string | null;
}

type Data = Message['data'];

const amountOf = (data: Data): string | null =>
  typeof data.amountFen === 'number' ? yuan(data.amountFen) : null;
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function failureLine(data: Data, consequence: string): string {
  const reason = failureReason(textOf(data.code));
  return reason ? `${reason}。${consequence}` : consequence;
}

const words: Partial<Record<Message['name'], (data: Data) => MessageWords>> = {
  application_submitted: () => ({ title: '申请已提交', line: '审批有了结果会写在这里' }),
  credit_approved: (data) => ({
    title: '审批已通过',
    line: typeof data.limitFen === 'number' ? `可用额度 ${yuan(data.limitFen)}` : null,
  }),
  credit_declined: (data) => ({
    title: '这次没有通过',
    line: textOf(data.retryOn) && `${fullDayInWords(String(data.retryOn))} 起可以再申请`,
  }),
  drawdown_requested: (data) => ({ title: '借款已确认，等待放款', line: amountOf(data) }),
  drawdown_cancelled: () => ({ title: '借款已取消', line: '没有放款，不收任何费用' }),
  loan_disbursed: (data) => ({ title: '已放款', line: amountOf(data) }),
  repeat_drawn: (data) => ({ title: '已放款', line: amountOf(data) }),
  disbursement_failed: (data) => ({
    title: '放款没有成功',
    line: failureLine(data, '没有产生利息，可以换卡或再试一次'),
  }),
  repayment_succeeded: (data) => ({ title: '还款已入账', line: amountOf(data) }),
  repayment_failed: (data) => ({ title: '还款没有成功', line: failureLine(data, '没有扣款，可以再还一次') }),
  installment_overdue: (data) => ({
    title: `第 ${String(data.installment)} 期已逾期`,
    line: '可以先还一部分，或联系客服调整还款安排',
  }),
  loan_settled: () => ({ title: '借款已还清', line: '可以开具结清证明' }),
  settlement_letter_issued: () => ({ title: '结清证明已开出', line: null }),
};

/** A fact in words; null for a fact that this version has no words for. */
export const messageWords = ({ name, data }: Pick<Message, 'name' | 'data'>): MessageWords | null =>
  words[name]?.(data) ?? null;
