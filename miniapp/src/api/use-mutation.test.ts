import { act, renderHook } from '@testing-library/react';
import { ApiError } from './api-error';
import { useMutation } from './use-mutation';

const keysOf = (deed: jest.Mock) => deed.mock.calls.map(([, key]) => key as string);

test('a second tap while it is under way does nothing', async () => {
  const deed = jest.fn(async () => 'done');
  const { result } = renderHook(() => useMutation(deed));
  await act(async () => {
    const answers = await Promise.all([result.current.run(), result.current.run()]);
    expect(answers).toEqual(['done', undefined]);
  });
  expect(deed).toHaveBeenCalledTimes(1);
});

test('the same intent keeps its key until it succeeded, then the next one has another', async () => {
  const deed = jest.fn().mockRejectedValueOnce(new ApiError('offline')).mockResolvedValue('done');
  const { result } = renderHook(() => useMutation<{ months: number }>(deed));
  await act(async () => void (await result.current.run({ months: 6 })));
  expect(result.current.error?.code).toBe('offline');
  await act(async () => void (await result.current.run({ months: 6 })));
  await act(async () => void (await result.current.run({ months: 6 })));
  const [first, second, third] = keysOf(deed);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
  expect(result.current.error).toBeNull();
});

test('another input is another intent', async () => {
  const deed = jest.fn().mockRejectedValue(new ApiError('offline'));
  const { result } = renderHook(() => useMutation<number>(deed));
  await act(async () => void (await result.current.run(6)));
  await act(async () => void (await result.current.run(12)));
  const [first, second] = keysOf(deed);
  expect(second).not.toBe(first);
});

test('whatever goes wrong is told as an ApiError, and reset forgets it', async () => {
  const { result } = renderHook(() => useMutation(() => Promise.reject(new TypeError('a slip'))));
  await act(async () => void (await result.current.run()));
  expect(result.current).toMatchObject({ pending: false, error: { code: 'internal' } });
  act(() => result.current.reset());
  expect(result.current.error).toBeNull();
});
