import type { SinkSummary } from '../../api/types';
import { sinksState } from './sinks-state';

const sink = (rest: Partial<SinkSummary>): SinkSummary => ({
  sink: 'marketing_core',
  waiting: 0,
  waitingForConsent: 0,
  oldestWaitingAt: null,
  deliveredLastHour: 0,
  parked: 0,
  ...rest,
});

test('a parked fact is said before waiting ones, waiting ones before a clear road', () => {
  expect(sinksState([sink({ deliveredLastHour: 3 }), sink({ deliveredLastHour: 4 })])).toMatchObject({
    state: 'clear',
    delivered: 7,
  });
  const waiting = sink({ waiting: 2, oldestWaitingAt: '2026-11-22T06:00:00.000Z' });
  const older = sink({ waiting: 1, oldestWaitingAt: '2026-11-22T05:00:00.000Z' });
  expect(sinksState([waiting, older])).toMatchObject({
    state: 'waiting',
    waiting: 3,
    oldestWaitingAt: older.oldestWaitingAt,
  });
  expect(sinksState([waiting, sink({ parked: 1 })]).state).toBe('parked');
});

test('waiting for a consent delays nobody', () => {
  expect(sinksState([sink({ waitingForConsent: 9 })]).state).toBe('clear');
});
