import { act, renderHook } from '@testing-library/react';
import { hostEvents } from '../../../test-doubles/taro';
import { delayAfterMs, usePolling } from './poll';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const letPass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

test('pauses grow up to their bound', () => {
  expect([1, 2, 3, 20].map((asks) => delayAfterMs(asks, 2_000, 15_000))).toEqual([
    2_000, 3_000, 4_500, 15_000,
  ]);
});

test('it asks until the answer is final, and then no more', async () => {
  const ask = jest.fn().mockResolvedValueOnce('waiting').mockResolvedValue('approved');
  const { result } = renderHook(() => usePolling<string>(ask, { isDone: (answer) => answer !== 'waiting' }));
  await letPass(60_000);
  expect(result.current.data).toBe('approved');
  expect(ask).toHaveBeenCalledTimes(2);
});

test('out of sight it is silent; back in sight it asks at once', async () => {
  const ask = jest.fn(async () => 'waiting');
  renderHook(() => usePolling<string>(ask, { isDone: () => false }));
  await letPass(0);
  act(() => hostEvents.fire('hide'));
  await letPass(60_000);
  expect(ask).toHaveBeenCalledTimes(1);
  act(() => hostEvents.fire('show'));
  await letPass(0);
  expect(ask).toHaveBeenCalledTimes(2);
});

test('after its last ask it leaves the next one to the person', async () => {
  const ask = jest.fn(async () => 'waiting');
  const { result } = renderHook(() => usePolling<string>(ask, { isDone: () => false, maxAsks: 3 }));
  await letPass(600_000);
  expect(ask).toHaveBeenCalledTimes(3);
  expect(result.current.isExhausted).toBe(true);
});
