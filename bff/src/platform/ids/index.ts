import { randomInt } from 'node:crypto';
import { type Id, type IdKind, newId } from '@loudou/shared/ids';
import type { Clock } from '../clock';

export interface Ids {
  next<Kind extends IdKind>(kind: Kind): Id<Kind>;
}

const parts = 2 ** 32;

/** Ids whose time comes from the clock and whose chance from the operating system. */
export function createIds(clock: Clock, random: () => number = () => randomInt(parts) / parts): Ids {
  return { next: (kind) => newId(kind, { nowMs: () => clock.nowMs(), random }) };
}
