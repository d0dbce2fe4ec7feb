import { BottomBar, Button } from '../../../components';
import { goTo } from '../../../routes';
import { goToPay } from '../pay/pay-params';
import { isPaymentKind } from '../pay/payment-choice';
import type { Payment } from '../pay/use-payment';
import { canPayStill, type Repayment } from './repayment-stage';

interface ResultBarProps {
  repayment: Repayment;
  payment: Payment;
  isExhausted: boolean;
  askNow: () => void;
}

/** Home is always one tap away; beside it stands what this stage still allows. */
export function ResultBar({ repayment, payment, isExhausted, askNow }: ResultBarProps) {
  const { loanId, kind, amountFen, state } = repayment;
  const askedKind = isPaymentKind(kind) ? kind : undefined;
  return (
    <BottomBar>
      <Button
        id="result-home"
        kind={state === 'posted' ? 'primary' : 'plain'}
        onClick={() => void goTo.repayHome({ loanId }, 'restart')}
      >
        回到我的借款
      </Button>
      {state === 'failed' && (
        <Button
          id="result-again"
          kind="primary"
          onClick={() => void goToPay({ loanId, kind: askedKind }, 'replace')}
        >
          再还一次
        </Button>
      )}
      {canPayStill(repayment) && askedKind && (
        <Button
          id="result-continue"
          kind="primary"
          pending={payment.pending}
          onClick={() => void payment.start({ loanId, kind: askedKind, amountFen })}
        >
          继续付款
        </Button>
      )}
      {isExhausted && !canPayStill(repayment) && (
        <Button id="result-ask" kind="tonal" onClick={askNow}>
          看最新结果
        </Button>
      )}
    </BottomBar>
  );
}
