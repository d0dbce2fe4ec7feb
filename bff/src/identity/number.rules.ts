/** Who is signed in by a number that was just proven. */

export const numberRules = {
  version: 1,
  /** A carrier lets a number rest for 90 days at least before it goes to somebody else. */
  ownerRestsMs: 90 * 24 * 60 * 60_000,
} as const;

export interface NumberHolder {
  personId: string;
  lastSeenAt: Date;
  /** Somebody has signed in as them on the device that now proves the number. */
  knowsDevice: boolean;
}

export type NumberVerdict =
  /** Nobody has it: whoever proved it registers with it. */
  | { is: 'free' }
  | { is: 'theirs'; personId: string }
  /** The owner was away for as long as it takes to give the number out again: they are locked, and somebody new begins. */
  | { is: 'recycled'; personId: string }
  /** It does not tell who is there: they stand for themselves until a document says more. */
  | { is: 'shared' };

/**
 * A number opens the one person who has it. It opens nobody when several have it, when it is known to be
 * shared, or when its owner may have lost it.
 */
export function whoseNumber(asked: {
  /** Who the session stands for, a visitor mostly. */
  personId: string;
  holders: readonly NumberHolder[];
  /** Somebody was parted from it, or it was locked for whoever proves it. */
  isShared: boolean;
  now: Date;
}): NumberVerdict {
  const { holders, personId } = asked;
  if (holders.some((holder) => holder.personId === personId)) return { is: 'theirs', personId };
  const [holder, another] = holders;
  if (another || asked.isShared) return { is: 'shared' };
  if (!holder) return { is: 'free' };
  const restedMs = asked.now.getTime() - holder.lastSeenAt.getTime();
  return restedMs >= numberRules.ownerRestsMs && !holder.knowsDevice
    ? { is: 'recycled', personId: holder.personId }
    : { is: 'theirs', personId: holder.personId };
}
