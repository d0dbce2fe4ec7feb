import { errorText } from '../../../api';
import { Keep, Notice } from '../../../components';
import { useSession } from '../../../features/session';
import { failureLine, type Loan, type PayoutStage, stageOf } from './payout-stage';
import type { Payout } from './use-payout';

const stageLines: Record<Exclude<PayoutStage, 'failed'>, string> = {
  under_way: '放款时间以收款银行到账为准。可以离开这一页，结果会写在「消息」里。',
  paid_out: '款项已从出借人付出，到账时间以收款银行为准。',
  cancelled: '没有放款，不产生利息，也不收任何费用。',
};

/** One sentence: what is happening, or what did not work and what remains. */
export function PayoutNotice({ loan, payout }: { loan: Loan; payout: Payout }) {
  const { product } = useSession();
  const stage = stageOf(loan);
  const lostRace = payout.cancelling.error?.code === 'payout_already_under_way';
  if (lostRace && stage !== 'cancelled')
    return (
      <Notice tone="caution">取消没有来得及，出借人已经在付款。到账后可以当天全部还清，不收违约金。</Notice>
    );
  const error = payout.cancelling.error ?? payout.retrying.error;
  if (error && stage !== 'paid_out') return <Notice tone="caution">{errorText(error).message}</Notice>;
  if (stage === 'failed')
    return (
      <Notice tone="danger">
        {failureLine(loan)}需要换一张收款卡，请拨打 <Keep>{product.serviceLine}。</Keep>
      </Notice>
    );
  return <Notice>{stageLines[stage]}</Notice>;
}
