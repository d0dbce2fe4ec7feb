import type { DropOffReason } from '../../api/analysis-queries';

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
  const named = reasons.filter(({ kind }) => kind !== 'other');
  const shown = named.sort((one, other) => other.people - one.people).slice(0, MAX_SHOWN);
  const sum = (list: readonly DropOffReason[]) => list.reduce((total, { people }) => total + people, 0);
  return { shown, others: sum(reasons) - sum(shown) };
}

/** The reason that belongs into the sentence: the largest that a page can mend, if it is beyond chance. */
export function tellingReason(reasons: readonly DropOffReason[], fewest: number): DropOffReason | null {
  const ours = reasons.filter((reason) => isOurs(reason) && reason.people >= fewest);
  return ours.sort((one, other) => other.people - one.people)[0] ?? null;
}
