/** A stretch in which everybody saw the default; `until` is null while it lasts. */
export interface Pause {
  from: Date;
  until: Date | null;
}

/** What the audit has of an experiment, the oldest first. */
export interface PauseEntry {
  action: string;
  at: Date;
}

/** Pausing twice is one pause, and what goes on without having been paused ends none. */
export function pausesFrom(entries: readonly PauseEntry[]): Pause[] {
  const pauses: Pause[] = [];
  for (const { action, at } of entries) {
    const last = pauses.at(-1);
    const isOpen = last !== undefined && last.until === null;
    if (action === 'experiment_paused' && !isOpen) pauses.push({ from: at, until: null });
    if (action === 'experiment_resumed' && isOpen) last.until = at;
  }
  return pauses;
}

/** Whether any moment from one to before another lies in a pause. */
export const isPausedWithin = (pauses: readonly Pause[], fromMs: number, untilMs: number): boolean =>
  pauses.some(({ from, until }) => from.getTime() < untilMs && (until?.getTime() ?? Infinity) > fromMs);
