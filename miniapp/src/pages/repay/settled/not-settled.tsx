import { Button, StateCard } from '../../../components';
import { goTo } from '../../../routes';

export function NotSettled() {
  return (
    <StateCard title="这笔借款还没有还清" text="全部还清后，结清证明会放在这里">
      <Button id="settled-back" kind="tonal" size="small" onClick={() => void goTo.repayHome({}, 'replace')}>
        回到我的借款
      </Button>
    </StateCard>
  );
}
