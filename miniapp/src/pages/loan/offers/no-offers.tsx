import { Button, StateCard } from '../../../components';
import { resume } from '../../../features/whereabouts';

/** No approval stands: the person came by an old link, or the approval ran out. */
export function NoOffers() {
  return (
    <StateCard title="现在没有可以借的方案" text="审批通过后，每种还法的总成本会列在这里">
      <Button
        id="offers-resume"
        kind="tonal"
        size="small"
        onClick={() => void resume().catch(() => undefined)}
      >
        看申请进度
      </Button>
    </StateCard>
  );
}
