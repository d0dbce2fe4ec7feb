import type { Day, StripDay } from './types';

export type AnswerKind =
  'not_compared' | 'running' | 'quiet' | 'unexplained' | 'awaiting_report' | 'closed' | 'balanced' | 'exact';

export interface Answer {
  kind: AnswerKind;
  /** Not plainly counted, on either side, after what was to be told. */
  apart: number;
  explained: number;
  /** Accounts that the sentence is about. */
  accountIds: (string | null)[];
}

/** What the page says first: what needs a person goes before what only has to be waited for. */
export function answerOf(day: Day): Answer {
  const apart = day.total.causes.reduce((sum, { count }) => sum + count, 0);
  const mismatches = day.accounts.reduce((sum, account) => sum + account.mismatches, 0);
  const unexplained = day.accounts.filter(({ run }) => run.unexplained > 0);
  const waiting = day.accounts.filter(
    ({ accountId, accepted, run }) => accountId !== null && accepted.count > 0 && !run.reported,
  );
  const kind = kindOf(day, apart, waiting.length > 0);
  return {
    kind,
    apart: apart + mismatches,
    explained: apart + mismatches - day.unexplained,
    accountIds: (kind === 'unexplained' ? unexplained : waiting).map(({ accountId }) => accountId),
  };
}

function kindOf(day: Day, apart: number, isWaiting: boolean): AnswerKind {
  if (day.accounts.length === 0) return 'not_compared';
  if (day.unexplained > 0) return 'unexplained';
  if (day.day >= day.today) return 'running';
  if (isWaiting) return 'awaiting_report';
  if (day.total.facts.count === 0 && day.total.platform.count === 0) return 'quiet';
  if (day.closed > 0) return 'closed';
  return apart > 0 ? 'balanced' : 'exact';
}

export type Tone = 'good' | 'bad' | 'warn' | 'quiet';

export const toneOf: Record<StripDay['status'], Tone> = {
  running: 'quiet',
  not_compared: 'quiet',
  unexplained: 'bad',
  awaiting_report: 'warn',
  closed_by_hand: 'good',
  balanced: 'good',
  quiet: 'quiet',
};
