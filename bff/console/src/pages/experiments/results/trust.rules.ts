import { isTold, type Results } from './results-answer';

export type CheckState = 'good' | 'attention' | 'bad' | 'unknown';

export interface TrustChecks {
  split: CheckState;
  seen: CheckState;
  timedOut: CheckState;
  both: CheckState;
  marked: CheckState;
}

/** Of one look at the split: worth attention, and never a stop by itself. */
const attentionP = 0.001;
/** Between two arms, in basis points: what is further apart was not made by chance in a group of any size. */
const mostApartBps = 100;
const mostTimedOutBps = 300;
const mostBothBps = 100;

const gap = (shares: readonly (number | null)[]): number | null => {
  const known = shares.filter((share) => share !== null);
  return known.length < 2 ? null : Math.max(...known) - Math.min(...known);
};

/** Each check on its own; whether the split forbids the reading is said above the page. */
export function trustChecks({ split, exposure }: Pick<Results, 'split' | 'exposure'>): TrustChecks {
  const seenGap = gap(exposure.lag.map(({ seenBps }) => seenBps));
  const timeouts = exposure.lag.map(({ timedOutBps }) => timedOutBps);
  const timeoutGap = gap(timeouts);
  const markedGap = gap(exposure.marked.map(({ shareBps }) => shareBps));
  const { shareBps } = exposure.multiple;
  return {
    split: splitState(split),
    seen: stateOf(seenGap, mostApartBps),
    timedOut:
      timeoutGap === null
        ? 'unknown'
        : timeoutGap > mostApartBps || Math.max(...timeouts.map((share) => share ?? 0)) > mostTimedOutBps
          ? 'attention'
          : 'good',
    both: stateOf(shareBps, mostBothBps),
    marked: stateOf(markedGap, mostApartBps),
  };
}

const stateOf = (value: number | null, most: number): CheckState =>
  value === null ? 'unknown' : value > most ? 'attention' : 'good';

function splitState({ sequential, chiSquared }: Results['split']): CheckState {
  if (isTold(sequential) && sequential.mismatch) return 'bad';
  if (!isTold(chiSquared)) return 'unknown';
  return chiSquared.p < attentionP ? 'attention' : 'good';
}

export const seenGapBps = ({ lag }: Results['exposure']): number | null =>
  gap(lag.map(({ seenBps }) => seenBps));
