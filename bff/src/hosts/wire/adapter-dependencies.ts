import { randomBytes } from 'node:crypto';
import type { Clock } from '../../platform/clock';

/** Chance, handed in so that tests can repeat a signature byte for byte. */
export interface RandomSource {
  bytes(size: number): Buffer;
}

export const systemRandom: RandomSource = { bytes: randomBytes };

/** What every adapter takes from outside besides its configuration. */
export interface AdapterDependencies {
  clock: Clock;
  random: RandomSource;
  fetch?: typeof fetch;
}
