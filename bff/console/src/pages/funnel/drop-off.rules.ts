import type { Rate } from '../../api/types';

export interface DropOffReason {
  kind: 'error' | 'field' | 'page' | 'step_failed' | 'none';
  key: string;
  page: string | null;
  people: number;
  share: Rate;
  medianStayMs: number | null;
}

/** More than these are read as one: the long tail explains little. */
const MAX_SHOWN = 6;

/** What a change of a page can mend; the rest is by rule, or left no trace. */
export const isOurs = ({ kind }: DropOffReason): boolean =>
  kind === 'error' || kind === 'field' || kind === 'page';

export interface ShownReasons {
  shown: DropOffReason[];
  /** People of the reasons that are not shown. */
  others: number;
}

export function shownReasons(reasons: readonly DropOffReason[]): ShownReasons {
  const sorted = [...reasons].sort((one, other) => other.people - one.people);
  return {
    shown: sorted.slice(0, MAX_SHOWN),
    others: sorted.slice(MAX_SHOWN).reduce((sum, { people }) => sum + people, 0),
  };
}

/** The reason that belongs into the sentence: the largest that a page can mend, if it is beyond chance. */
export function tellingReason(reasons: readonly DropOffReason[], fewest: number): DropOffReason | null {
  const ours = reasons.filter((reason) => isOurs(reason) && reason.people >= fewest);
  return ours.sort((one, other) => other.people - one.people)[0] ?? null;
}
