import { Button, StateCard } from '../../../components';
import { goTo } from '../../../routes';

export function NoPayout() {
  return (
    <StateCard title="现在没有等待放款的借款" text="签署合同后，放款进度会写在这里">
      <Button id="payout-back" kind="tonal" size="small" onClick={() => void goTo.landing({}, 'restart')}>
        回到首页
      </Button>
    </StateCard>
  );
}
