import type { Definition } from './definition';

type Slot = Definition['slot'];

const wholeBps = 10_000;
/** A new draft takes at most this of a layer, so that another experiment finds room beside it. */
const firstSlotBps = 5_000;

/** Half open on the right: 0–5000 and 5000–10000 lie side by side. */
export const overlaps = (one: Slot, other: Slot): boolean =>
  one.fromBps < other.toBps && other.fromBps < one.toBps;

/** The widest room between the slots that are held, up to half a layer; the layer's first half where there is none. */
export function freeSlot(held: readonly Slot[]): Slot {
  const sorted = [...held].sort((one, other) => one.fromBps - other.fromBps);
  let widest: Slot = { fromBps: 0, toBps: 0 };
  let reached = 0;
  for (const slot of [...sorted, { fromBps: wholeBps, toBps: wholeBps }]) {
    if (slot.fromBps - reached > widest.toBps - widest.fromBps)
      widest = { fromBps: reached, toBps: slot.fromBps };
    reached = Math.max(reached, slot.toBps);
  }
  if (widest.fromBps === widest.toBps) return { fromBps: 0, toBps: firstSlotBps };
  return { fromBps: widest.fromBps, toBps: Math.min(widest.toBps, widest.fromBps + firstSlotBps) };
}
