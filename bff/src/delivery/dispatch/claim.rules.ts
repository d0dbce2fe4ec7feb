import type { WaitsFor } from '../ledger/ledger.types';

/** One place in the queue, as the claim sees it. */
export interface QueuedPlace {
  deliveryId: string;
  personId: string;
  lane: number;
  dueAt: Date;
  waitsFor: WaitsFor | null;
  claimed: boolean;
}

export interface ClaimPlan {
  claim: string[];
  /** Rows behind one that cannot go: they wait as it does, so that nobody looks at them again and again. */
  wait: { deliveryId: string; behind: string; waitsFor: 'consent' | 'parked' }[];
  delay: { deliveryId: string; dueAt: Date }[];
}

export interface Due {
  now: Date;
  /** Later than now for a probe, which need not wait for what rests only because the receiver was down. */
  by: Date;
}

/**
 * What may be claimed of one person's queue for one account, given in its order. The first row that cannot go
 * ends it: nothing overtakes. A row that waits for a decision was sent already: while it rests its effect may
 * still come and later rows wait; after that it holds up nobody.
 */
export function planClaim(queue: readonly QueuedPlace[], due: Due, maxRows: number): ClaimPlan {
  const plan: ClaimPlan = { claim: [], wait: [], delay: [] };
  for (const [index, place] of queue.entries()) {
    const isUnderWay = place.waitsFor === 'decision';
    if (isUnderWay && place.dueAt <= due.now) continue;
    if (plan.claim.length >= maxRows || place.claimed) return plan;
    const behind = queue.slice(index + 1).filter(({ claimed, waitsFor }) => !claimed && waitsFor === null);
    if (place.waitsFor === 'consent' || place.waitsFor === 'parked') {
      const { waitsFor } = place;
      const wait = behind.map(({ deliveryId }) => ({ deliveryId, behind: place.deliveryId, waitsFor }));
      return { ...plan, wait };
    }
    if (isUnderWay || place.dueAt > due.by) {
      const early = behind.filter(({ dueAt }) => dueAt < place.dueAt);
      return { ...plan, delay: early.map(({ deliveryId }) => ({ deliveryId, dueAt: place.dueAt })) };
    }
    plan.claim.push(place.deliveryId);
  }
  return plan;
}
