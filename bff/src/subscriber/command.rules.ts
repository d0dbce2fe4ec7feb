import type { Command, ComplaintCommand } from './core.schemas';

const oldestMs = 24 * 3_600_000;
const clockSlackMs = 5 * 60_000;

/** What was filed longer ago tells nothing of how people are treated today. */
const oldestCaseMs = 366 * 24 * 3_600_000;

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

/** What a command says of a moment that must have been: the newest one. */
export function saidToHaveBeen(command: Command): string | undefined {
  if (command.kind === 'suppression') return undefined;
  if (command.kind === 'lead_state') return command.at;
  const { filedAt, resolved } = command;
  return resolved && Date.parse(resolved.at) > Date.parse(filedAt) ? resolved.at : filedAt;
}

export type CaseFault = 'too_old' | 'case_of_another' | 'resolved_before_filed';

/** What is known of a case from an earlier command. */
export interface KnownCase {
  filedAt: Date;
  /** Whether it is of the person that is named now, whoever they turned out to be. */
  isTheirs: boolean;
  resolved: boolean;
}

/** Why a complaint does not count; null when it does. A case is of one person, and ends after its beginning. */
export function caseFault(
  { filedAt, resolved }: Pick<ComplaintCommand, 'filedAt' | 'resolved'>,
  known: KnownCase | null,
  now: Date,
): CaseFault | null {
  if (known && !known.isTheirs) return 'case_of_another';
  const filedMs = Date.parse(filedAt);
  if (!known && filedMs < now.getTime() - oldestCaseMs) return 'too_old';
  const beganMs = known?.filedAt.getTime() ?? filedMs;
  return resolved && Date.parse(resolved.at) < beganMs ? 'resolved_before_filed' : null;
}

/** Commands on the same subject of a person overtake each other. */
export function subjectOf(command: Command): string {
  switch (command.kind) {
    case 'suppression':
      return `suppression ${command.purpose} ${command.recipient ?? '*'}`;
    case 'complaint':
      return `complaint ${command.caseId}`;
    case 'lead_state':
      return 'lead_state';
  }
}
