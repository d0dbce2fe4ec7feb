import type {
  DeliveryState,
  LedgerFilter,
  ResendOutcome,
  ResendPreview,
  ResendSelection,
} from '../../api/types';
import { isDecidable } from './row.rules';

type SelectionStates = NonNullable<ResendSelection['filter']['states']>;

/** The outcomes in the order in which the bar shows them: what happens first, then why the rest stays. */
export const outcomeOrder: ResendOutcome[] = [
  'send',
  'repeat',
  'taken',
  'consent',
  'expired',
  'counted',
  'dropped',
  'behind_parked',
  'under_way',
  'not_ours',
  'not_open',
];

export const changesRow = (outcome: ResendOutcome): outcome is 'send' | 'repeat' | 'taken' =>
  outcome === 'send' || outcome === 'repeat' || outcome === 'taken';

export interface Segment {
  outcome: ResendOutcome;
  count: number;
  /** Share of the bar; a few rows among many keep a sliver, so that they are seen. */
  share: number;
}

const LEAST_SHARE = 0.03;

export function segmentsOf({ outcomes }: Pick<ResendPreview, 'outcomes'>): Segment[] {
  const present = outcomeOrder.filter((outcome) => (outcomes[outcome] ?? 0) > 0);
  const total = present.reduce((sum, outcome) => sum + outcomes[outcome]!, 0);
  const raw = present.map((outcome) => Math.max(LEAST_SHARE, outcomes[outcome]! / total));
  const whole = raw.reduce((sum, share) => sum + share, 0);
  return present.map((outcome, place) => ({
    outcome,
    count: outcomes[outcome]!,
    share: raw[place]! / whole,
  }));
}

/** A filter can be decided on as a whole when every state in it is open to a decision. */
export function selectionFilter(filter: LedgerFilter): ResendSelection['filter'] | null {
  const states: DeliveryState[] = filter.states ?? [];
  if (states.length === 0 || !states.every((shown) => isDecidable({ shown }))) return null;
  return { ...filter, states: states as SelectionStates };
}
