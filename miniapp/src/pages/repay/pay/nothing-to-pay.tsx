import { Button, StateCard } from '../../../components';
import { goTo } from '../../../routes';

export function NothingToPay() {
  return (
    <StateCard title="现在没有要还的款" text="到了可以还的日子，金额会列在这里">
      <Button id="pay-home" kind="tonal" size="small" onClick={() => void goTo.repayHome({}, 'replace')}>
        回到我的借款
      </Button>
    </StateCard>
  );
}
