import type { ExperimentRow } from '../experiment-types';

const dayMs = 86_400_000;

/** What an experiment waits for; null when nothing is left to be done. */
export type Waiting =
  | { for: 'start' | 'second' | 'decision' | 'resume' | 'next_phase' }
  | { for: 'days'; daysLeft: number }
  | { for: 'rollout'; shareBps: number };

type Row = Pick<
  ExperimentRow,
  'state' | 'startedAt' | 'endedAt' | 'plannedDays' | 'decisionPending' | 'rollout'
>;

/** The day that runs counts as begun: the first is 1. Null before the start. */
export function dayOf({ startedAt, endedAt }: Pick<Row, 'startedAt' | 'endedAt'>, nowMs: number) {
  if (startedAt === null) return null;
  const untilMs = endedAt === null ? nowMs : Date.parse(endedAt);
  return Math.floor(Math.max(0, untilMs - Date.parse(startedAt)) / dayMs) + 1;
}

export function waitingOf(row: Row, nowMs: number): Waiting | null {
  if (row.state === 'archived') return null;
  if (row.decisionPending) return { for: 'second' };
  switch (row.state) {
    case 'draft':
      return { for: 'start' };
    case 'paused':
      return { for: 'resume' };
    case 'stopped':
      return { for: 'next_phase' };
    case 'running': {
      const day = dayOf(row, nowMs) ?? 1;
      return day > row.plannedDays
        ? { for: 'decision' }
        : { for: 'days', daysLeft: row.plannedDays - day + 1 };
    }
    case 'decided': {
      const shareBps = row.rollout?.shareBps ?? 0;
      return shareBps > 0 && shareBps < 10_000 ? { for: 'rollout', shareBps } : null;
    }
  }
}

/** Whether nothing goes on before somebody acts. A draft is its author's own business. */
export const needsSomebody = (waiting: Waiting | null): boolean =>
  waiting !== null && waiting.for !== 'days' && waiting.for !== 'start';
