import { formatRate } from '@loudou/shared/money';
import { Card, Facts } from '../../../components';
import { yuan } from '../../words/amounts';
import { momentInWords } from '../../words/days';
import { cardInWords, termInWords } from '../../words/loans';
import type { Loan } from './payout-stage';

/** What was borrowed, and where the money goes. */
export function PayoutFacts({ loan }: { loan: Loan }) {
  return (
    <Card>
      <Facts facts={factsOf(loan)} />
    </Card>
  );
}

function factsOf(loan: Loan) {
  const paidOut = loan.disbursedAt ? [{ label: '放款时间', value: momentInWords(loan.disbursedAt) }] : [];
  return [
    { label: '借款金额', value: yuan(loan.amountFen) },
    { label: '年化利率', value: `${formatRate(loan.annualRateBps)}（单利）` },
    { label: '还款方式', value: termInWords(loan.months, loan.method) },
    { label: '收款卡', value: cardInWords(loan.card) },
    { label: '签署时间', value: momentInWords(loan.requestedAt) },
    ...paidOut,
  ];
}
