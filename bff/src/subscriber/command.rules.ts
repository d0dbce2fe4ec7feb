import type { Command } from './core.schemas';

const oldestMs = 24 * 3_600_000;
const clockSlackMs = 5 * 60_000;

export type CommandFault = 'too_old' | 'in_the_future' | 'stale';

/** The newest command on the same person and subject that took effect. */
export interface LatestCommand {
  issuedAt: Date;
  version: number | null;
}

/** Why a command must not take effect by its time or version; null when it may. `now` is the world's time. */
export function commandFault(
  command: Pick<Command, 'issuedAt' | 'version'> & { at?: string },
  latest: LatestCommand | null,
  now: Date,
): CommandFault | null {
  const issuedMs = Date.parse(command.issuedAt);
  const latestAllowedMs = now.getTime() + clockSlackMs;
  if (issuedMs > latestAllowedMs) return 'in_the_future';
  if (command.at !== undefined && Date.parse(command.at) > latestAllowedMs) return 'in_the_future';
  if (issuedMs < now.getTime() - oldestMs) return 'too_old';
  if (!latest) return null;
  if (issuedMs < latest.issuedAt.getTime()) return 'stale';
  const knowsVersions = command.version !== undefined && latest.version !== null;
  return knowsVersions && command.version! <= latest.version! ? 'stale' : null;
}

/** Commands on the same subject of a person overtake each other. */
export function subjectOf(command: Command): string {
  return command.kind === 'suppression'
    ? `suppression ${command.purpose} ${command.recipient ?? '*'}`
    : 'lead_state';
}
