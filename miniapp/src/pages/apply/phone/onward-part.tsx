import { errorText } from '../../../api';
import { Button, StateCard } from '../../../components';
import type { SignIn } from './use-sign-in';

/** The phone is proven; what failed is only the way to the next page, and it can be tried as often as needed. */
export function OnwardPart({ signIn }: { signIn: SignIn }) {
  const { onwardError, goOn, pending } = signIn;
  return (
    <StateCard title="还没有进入下一步" text={onwardError ? errorText(onwardError).message : undefined}>
      <Button
        id="phone-onward"
        kind="tonal"
        size="small"
        pending={pending}
        pendingText="正在打开"
        onClick={() => void goOn()}
      >
        再试一次
      </Button>
    </StateCard>
  );
}
