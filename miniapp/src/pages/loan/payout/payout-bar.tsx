import { BottomBar, Button } from '../../../components';
import { useSession } from '../../../features/session';
import { callPhone } from '../../../host';
import { goTo } from '../../../routes';
import { type Loan, stageOf } from './payout-stage';
import type { Payout } from './use-payout';

interface PayoutBarProps {
  loan: Loan;
  payout: Payout;
  askToCancel: () => void;
}

/** What can be done at each stage; the way on is always the right one of the two. */
export function PayoutBar({ loan, payout, askToCancel }: PayoutBarProps) {
  const { product } = useSession();
  switch (stageOf(loan)) {
    case 'under_way':
      return (
        <BottomBar>
          <Button id="payout-cancel" kind="plain" pending={payout.cancelling.pending} onClick={askToCancel}>
            取消借款
          </Button>
          <Button id="payout-refresh" kind="tonal" onClick={payout.polling.askNow}>
            看最新进度
          </Button>
        </BottomBar>
      );
    case 'failed':
      return (
        <BottomBar>
          <Button id="payout-card" kind="plain" onClick={() => callPhone(product.serviceLine)}>
            换卡
          </Button>
          <Button
            id="payout-retry"
            kind="primary"
            pending={payout.retrying.pending}
            onClick={() => void payout.retry(loan.loanId)}
          >
            再试一次
          </Button>
        </BottomBar>
      );
    case 'paid_out':
      return (
        <BottomBar>
          <Button
            id="payout-home"
            kind="primary"
            onClick={() => void goTo.repayHome({ loanId: loan.loanId }, 'restart')}
          >
            看还款计划
          </Button>
        </BottomBar>
      );
    case 'cancelled':
      return (
        <BottomBar>
          <Button id="payout-offers" kind="primary" onClick={() => void goTo.result({}, 'restart')}>
            回到审批结果
          </Button>
        </BottomBar>
      );
  }
}
