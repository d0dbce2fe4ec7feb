import type { Clock } from '../platform/clock';
import type { Platform } from '../platform/platform';
import type { CommandResult } from './core.schemas';

export interface CommandContext extends Pick<Platform, 'db' | 'clock' | 'ids'> {
  /** What `issuedAt` is compared with: the core lives in the world's time. */
  worldClock: Clock;
}

/** What became of a command, as it is answered. */
export type Outcome = Omit<CommandResult, 'id'>;
export const applied = (cause: string | null = null): Outcome => ({ result: 'applied', cause });
export const refused = (cause: string): Outcome => ({ result: 'refused', cause });
