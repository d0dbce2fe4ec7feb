import { formatRate } from '@loudou/shared/money';
import { Card, Fact } from '../../../components';
import { yuan } from '../../words/amounts';
import { momentInWords } from '../../words/days';
import { cardInWords, termInWords } from '../../words/loans';
import type { Loan } from './payout-stage';

/** What was borrowed, and where the money goes. */
export function PayoutFacts({ loan }: { loan: Loan }) {
  return (
    <Card>
      <Fact label="借款金额">{yuan(loan.amountFen)}</Fact>
      <Fact label="年化利率">{formatRate(loan.annualRateBps)}（单利）</Fact>
      <Fact label="还款方式">{termInWords(loan.months, loan.method)}</Fact>
      <Fact label="收款卡">{cardInWords(loan.card)}</Fact>
      <Fact label="签署时间">{momentInWords(loan.requestedAt)}</Fact>
      {loan.disbursedAt && <Fact label="放款时间">{momentInWords(loan.disbursedAt)}</Fact>}
    </Card>
  );
}
