import { liveState, STALE_AFTER_MS } from './live-state';

test('figures are called old only after a minute without an answer', () => {
  expect(liveState({ answeredAtMs: 0, nowMs: 5 })).toBe('waiting');
  expect(liveState({ answeredAtMs: 1_000, nowMs: 1_000 + STALE_AFTER_MS })).toBe('fresh');
  expect(liveState({ answeredAtMs: 1_000, nowMs: 1_001 + STALE_AFTER_MS })).toBe('stale');
});
