import type { Known } from './identities';
import type { Happening } from './lived';

/** What happened to each person, in the order in which it happened. */
export function timelinesOf(happenings: readonly Happening[]): Map<Known, Happening[]> {
  const timelines = new Map<Known, Happening[]>();
  for (const happening of happenings) {
    const own = timelines.get(happening.who);
    if (own) own.push(happening);
    else timelines.set(happening.who, [happening]);
  }
  for (const own of timelines.values()) own.sort(inOrder);
  return timelines;
}

export const inOrder = (one: Happening, other: Happening): number =>
  one.atMs - other.atMs || one.order - other.order;
