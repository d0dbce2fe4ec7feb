import { decideLeave, type LeavingDecisions, type LeavingRow, type NamedDecision } from './leave.rules';

/** A decision out of somebody's whole history. */
export interface PastDecision extends NamedDecision {
  purpose: keyof LeavingDecisions;
  /** When the next one on the same purpose replaced it; null: it stands. */
  replacedAt: Date | null;
}

/**
 * Longer than a decision takes from its time stamp to everybody's sight: clocks that tick apart, and transactions
 * that commit after the moment they name.
 */
const inSightAfterMs = 60_000;

/**
 * A claimed row whose worker is gone: can it have been sent? Not when nothing that its person, or anybody who is
 * the same person, ever decided allowed it at the time of the claim or since.
 */
export function isSurelyUnsent(
  row: LeavingRow & { claimedAt: Date },
  decisions: readonly PastDecision[],
): boolean {
  if (decideLeave(row, {}).leave === 'send') return false;
  const overBefore = row.claimedAt.getTime() - inSightAfterMs;
  return decisions.every(({ purpose, replacedAt, ...decision }) => {
    const allows = decideLeave(row, { [purpose]: decision }).leave === 'send';
    return !allows || (replacedAt !== null && replacedAt.getTime() < overBefore);
  });
}
