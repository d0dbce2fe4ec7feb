import { act, renderHook } from '@testing-library/react';
import Taro from '@tarojs/taro';
import { type Draft, readDraft, useDraft } from './draft';

test('choices are kept, and nothing else finds its way into the phone', () => {
  const { result } = renderHook(() => useDraft());
  const typed = { amountFen: 1_000_000, months: 12, idNumber: '11010519491231002X', phone: '13800138000' };
  act(() => result.current[1](typed as Draft));
  expect(readDraft()).toEqual({ amountFen: 1_000_000, months: 12 });
  const written = JSON.stringify((Taro.setStorageSync as unknown as jest.Mock).mock.calls);
  expect(written).not.toMatch(/110105|13800/);
});
