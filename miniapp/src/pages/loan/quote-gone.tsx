import { Button, StateCard } from '../../components';
import { goTo } from '../../routes';
import { Screen } from '../parts/screen';

/** A price that is not on this phone cannot be confirmed: it is asked for again, from the offers. */
export function QuoteGone({ page }: { page: string }) {
  return (
    <Screen page={page}>
      <StateCard title="这份费用说明要重新打开" text="还没有借款，也没有收费。重新选一种还法，再看一遍费用">
        <Button
          id="quote-gone-offers"
          kind="tonal"
          size="small"
          onClick={() => void goTo.offers({}, 'replace')}
        >
          去选借款方案
        </Button>
      </StateCard>
    </Screen>
  );
}
