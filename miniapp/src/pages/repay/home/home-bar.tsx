import { BottomBar, Button } from '../../../components';
import { useOnline } from '../../../host';
import { goTo } from '../../../routes';
import type { Home } from '../find-home';
import { goToPay } from '../pay/pay-params';

interface HomeBarProps {
  home: Home;
  /** The figures are of an earlier hour, because the newer ones could not be had. */
  isStale: boolean;
}

/** Paying waits while the figures may be old, or while another payment is on its way. */
export function HomeBar({ home, isStale }: HomeBarProps) {
  const isOnline = useOnline();
  const { loanId, due, earlySettlement, payment } = home;
  if (home.settled)
    return (
      <BottomBar>
        <Button id="home-settled" kind="primary" onClick={() => void goTo.settled({ loanId })}>
          看结清证明
        </Button>
      </BottomBar>
    );
  const mustWait = isStale || !isOnline || payment !== null;
  return (
    <BottomBar>
      <Button
        id="home-pay-early"
        kind="plain"
        disabled={mustWait || !earlySettlement}
        onClick={() => void goToPay({ loanId, kind: 'early' })}
      >
        提前还款
      </Button>
      <Button
        id="home-pay-due"
        kind="primary"
        disabled={mustWait || !due}
        onClick={() => void goToPay({ loanId, kind: 'due' })}
      >
        {dueWords(home)}
      </Button>
    </BottomBar>
  );
}

function dueWords({ due }: Home): string {
  if (!due) return '这一期已还';
  return due.numbers.length > 1 ? `还这 ${due.numbers.length} 期` : '还这一期';
}
