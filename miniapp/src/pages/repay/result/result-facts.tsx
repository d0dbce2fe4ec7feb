import { Card, Facts } from '../../../components';
import { yuan } from '../../words/amounts';
import { momentInWords } from '../../words/days';
import type { Repayment } from './repayment-stage';

const channelWords: Record<string, string> = { wechat_pay: '微信支付', card_debit: '银行卡扣款' };

export function ResultFacts({ repayment }: { repayment: Repayment }) {
  return (
    <Card className="mt-16">
      <Facts facts={factsOf(repayment)} />
    </Card>
  );
}

function factsOf({ amountFen, channel, initiatedAt, paidAt, refundFen }: Repayment) {
  return [
    { label: '金额', value: yuan(amountFen) },
    { label: '方式', value: channelWords[channel] ?? '扣款' },
    { label: '发起时间', value: momentInWords(initiatedAt) },
    ...(paidAt ? [{ label: '付款时间', value: momentInWords(paidAt) }] : []),
    ...(refundFen > 0 ? [{ label: '退回', value: `${yuan(refundFen)}，原路退回` }] : []),
  ];
}
