import type { ExperimentRow, Layer } from '../experiment-types';

export type Slot = ExperimentRow['slot'];
type Row = Pick<
  ExperimentRow,
  'experimentId' | 'key' | 'name' | 'layer' | 'state' | 'slot' | 'shareBps' | 'rollout'
>;

const wholeBps = 10_000;

/** A draft that could not start now, whom it waits for, and where it would find as much room. */
export interface Waiting<Of extends Row> {
  row: Of;
  holders: Of[];
  room: Slot | null;
}

export interface LayerPlaces<Of extends Row> {
  layer: Layer;
  /** Running or paused: nobody else starts where they are. */
  held: Of[];
  free: Slot[];
  waiting: Waiting<Of>[];
  /** A decided variant on its way to everybody; it holds no place. */
  rollouts: Of[];
}

/** Half open on the right: 0–5000 and 5000–10000 lie side by side. */
const overlaps = (one: Slot, other: Slot): boolean => one.fromBps < other.toBps && other.fromBps < one.toBps;
const widthOf = ({ fromBps, toBps }: Slot): number => toBps - fromBps;

export function placesOf<Of extends Row>(layer: Layer, rows: readonly Of[]): LayerPlaces<Of> {
  const here = rows.filter((row) => row.layer === layer);
  const held = here
    .filter(({ state }) => state === 'running' || state === 'paused')
    .sort((one, other) => one.slot.fromBps - other.slot.fromBps);
  const free = freeOf(held.map(({ slot }) => slot));
  const waiting = here
    .filter(({ state }) => state === 'draft')
    .map((row) => ({
      row,
      holders: held.filter(({ slot }) => overlaps(slot, row.slot)),
      room: roomFor(row.slot, free),
    }))
    .filter(({ holders }) => holders.length > 0);
  const rollouts = here.filter(({ state, rollout }) => state === 'decided' && (rollout?.shareBps ?? 0) > 0);
  return { layer, held, free, waiting, rollouts };
}

function freeOf(held: readonly Slot[]): Slot[] {
  const free: Slot[] = [];
  let reached = 0;
  for (const slot of [...held, { fromBps: wholeBps, toBps: wholeBps }]) {
    if (slot.fromBps > reached) free.push({ fromBps: reached, toBps: slot.fromBps });
    reached = Math.max(reached, slot.toBps);
  }
  return free;
}

function roomFor(wanted: Slot, free: readonly Slot[]): Slot | null {
  const wide = free.find((slot) => widthOf(slot) >= widthOf(wanted));
  return wide ? { fromBps: wide.fromBps, toBps: wide.fromBps + widthOf(wanted) } : null;
}

export const freeBpsOf = (free: readonly Slot[]): number =>
  free.reduce((sum, slot) => sum + widthOf(slot), 0);
