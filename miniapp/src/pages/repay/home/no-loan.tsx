import { Button, StateCard } from '../../../components';
import { goTo } from '../../../routes';

export function NoLoan() {
  return (
    <StateCard title="还没有借款" text="借款后，每期该还多少会列在这里">
      <Button id="home-me" kind="tonal" size="small" onClick={() => void goTo.me()}>
        去「我的」
      </Button>
    </StateCard>
  );
}
