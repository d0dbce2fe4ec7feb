import type { SinkSummary } from '../../api/types';

export interface SinksState {
  state: 'clear' | 'waiting' | 'parked';
  delivered: number;
  waiting: number;
  parked: number;
  oldestWaitingAt: string | null;
}

/** What all receivers together say first: a parked fact needs a person, a waiting one does not. */
export function sinksState(sinks: SinkSummary[]): SinksState {
  const sum = (field: 'deliveredLastHour' | 'waiting' | 'parked') =>
    sinks.reduce((total, sink) => total + sink[field], 0);
  const [waiting, parked] = [sum('waiting'), sum('parked')];
  const oldest =
    sinks.flatMap(({ oldestWaitingAt }) => (oldestWaitingAt ? [oldestWaitingAt] : [])).sort()[0] ?? null;
  return {
    state: parked > 0 ? 'parked' : waiting > 0 ? 'waiting' : 'clear',
    delivered: sum('deliveredLastHour'),
    waiting,
    parked,
    oldestWaitingAt: oldest,
  };
}
