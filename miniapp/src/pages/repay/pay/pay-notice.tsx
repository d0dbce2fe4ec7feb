import { errorText } from '../../../api';
import { Notice } from '../../../components';
import { yuan } from '../../words/amounts';
import type { Home } from '../find-home';
import { overdueSentence } from '../overdue-words';
import type { Payment } from './use-payment';

/** At most one sentence, the newest first: what just went wrong comes before what is so anyway. */
export function PayNotice({ home, payment }: { home: Home; payment: Payment }) {
  if (payment.error) return <Notice tone="caution">{errorWords(payment.error)}</Notice>;
  if (payment.wasCancelled) return <Notice>你没有付款，没有扣款。可以再点一次，还是这一笔。</Notice>;
  if (home.payment && !payment.pending)
    return (
      <Notice tone="caution">有一笔 {yuan(home.payment.amountFen)} 的还款还在处理，有了结果才能再还。</Notice>
    );
  const late = home.next && overdueSentence(home.next);
  return late ? <Notice tone="danger">{late}</Notice> : null;
}

function errorWords(error: NonNullable<Payment['error']>): string {
  const { amountFen } = error.details;
  if (error.code === 'price_changed' && typeof amountFen === 'number')
    return `金额变为 ${yuan(amountFen)}，没有扣款。看过新的金额再还。`;
  return errorText(error).message;
}
