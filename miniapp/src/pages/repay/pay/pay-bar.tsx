import { BottomBar, Button } from '../../../components';
import { useOnline } from '../../../host';
import { goTo } from '../../../routes';
import { yuan } from '../../words/amounts';
import type { Home } from '../find-home';
import type { PaymentChoice } from './payment-choice';
import type { Payment } from './use-payment';

interface PayBarProps {
  home: Home;
  choice: PaymentChoice | null;
  payment: Payment;
  isStale: boolean;
}

/** One act. A payment that is on its way comes before a new one. */
export function PayBar({ home, choice, payment, isStale }: PayBarProps) {
  const isOnline = useOnline();
  const { loanId } = home;
  // The cashier that was closed a moment ago may be opened again for the same payment.
  if (home.payment && !payment.pending && !payment.wasCancelled) {
    const { repaymentId } = home.payment;
    return (
      <BottomBar>
        <Button
          id="pay-running"
          kind="primary"
          onClick={() => void goTo.repayResult({ repaymentId }, 'replace')}
        >
          看上一笔的结果
        </Button>
      </BottomBar>
    );
  }
  return (
    <BottomBar>
      <Button
        id="pay-confirm"
        kind="primary"
        disabled={!choice || !isOnline || isStale}
        pending={payment.pending}
        onClick={() =>
          choice && void payment.start({ loanId, kind: choice.kind, amountFen: choice.amountFen })
        }
      >
        {choice ? `还 ${yuan(choice.amountFen)}` : '先填写金额'}
      </Button>
    </BottomBar>
  );
}
