import { act, renderHook } from '@testing-library/react';
import { hostEvents } from '../../../test-doubles/taro';
import { useReadingTimer } from './reading-timer';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const letPass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

test('only time in sight counts as reading', async () => {
  const { result } = renderHook(() => useReadingTimer(10));
  await letPass(4_000);
  expect(result.current.secondsLeft).toBe(6);
  act(() => hostEvents.fire('hide'));
  await letPass(60_000);
  expect(result.current.readMs()).toBe(4_000);
  act(() => hostEvents.fire('show'));
  await letPass(6_000);
  expect(result.current).toMatchObject({ secondsLeft: 0, isDone: true });
});

test('no time asked for is done from the start', () => {
  expect(renderHook(() => useReadingTimer(0)).result.current.isDone).toBe(true);
});
