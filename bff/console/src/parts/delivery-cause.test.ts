import { createInstance, type TFunction } from 'i18next';
import { zh } from '../language/zh';
import { causeWord, deliveryCause } from './delivery-cause';

let t: TFunction;
beforeAll(async () => {
  const language = createInstance();
  await language.init({ lng: 'zh', resources: { zh: { translation: zh } } });
  t = language.t as TFunction;
});

const base = { attempts: 1, cause: null, tookMs: null };

test('a confirmed one says how long it took, and whose word it was when a person decided', () => {
  expect(deliveryCause({ ...base, state: 'accepted', tookMs: 380 }, t, 'zh')).toBe('0.38 秒');
  expect(
    deliveryCause({ ...base, state: 'accepted', tookMs: 60_000, cause: 'taken_as_accepted' }, t, 'zh'),
  ).toBe('1 分 · 人工认定已收下');
});

test('one that waits says why, and when it is tried again', () => {
  const queued = { ...base, state: 'queued' as const, cause: 'http_503', dueAt: '2026-11-22T06:21:00Z' };
  expect(deliveryCause(queued, t, 'zh')).toBe('HTTP 503 · 14:21 再试');
  expect(deliveryCause({ ...base, attempts: 0, state: 'queued' }, t, 'zh')).toBe('马上就发');
  expect(deliveryCause({ ...base, state: 'waits_consent' }, t, 'zh')).toBe('等本人同意');
});

test('a cause that has no words is shown as it is', () => {
  expect(causeWord('code_40001', t)).toBe('平台返回码 40001');
  expect(causeWord('something_new', t)).toBe('something_new');
});
