import { createAccessTokenCache } from './access-token-cache';

let nowMs = 0;
let asked = 0;
const clock = { nowMs: () => nowMs, now: () => new Date(nowMs) };
const nextToken = async () => ({ value: `token-${(asked += 1)}`, expiresInSeconds: 7_200 });

beforeEach(() => {
  nowMs = Date.parse('2026-11-22T10:00:00+08:00');
  asked = 0;
});

test('callers at the same moment share one fetch', async () => {
  const tokens = createAccessTokenCache(clock, nextToken);
  const all = await Promise.all(Array.from({ length: 20 }, () => tokens.current()));
  expect(new Set(all)).toEqual(new Set(['token-1']));
  expect(asked).toBe(1);
});

test('a token is held until a minute before its end', async () => {
  const tokens = createAccessTokenCache(clock, nextToken);
  await tokens.current();
  nowMs += 7_139_000;
  await expect(tokens.current()).resolves.toBe('token-1');
  nowMs += 2_000;
  await expect(tokens.current()).resolves.toBe('token-2');
});

test('a caller who learns late that the old token was refused gets the new one, without another fetch', async () => {
  const tokens = createAccessTokenCache(clock, nextToken);
  const old = await tokens.current();
  await expect(tokens.renewed(old)).resolves.toBe('token-2');
  await expect(tokens.renewed(old)).resolves.toBe('token-2');
  expect(asked).toBe(2);
});

test('a fetch that failed is tried again by the next caller', async () => {
  const answers = [() => Promise.reject(new Error('down')), nextToken];
  const tokens = createAccessTokenCache(clock, () => (answers.shift() ?? nextToken)());
  await expect(tokens.current()).rejects.toThrow('down');
  await expect(tokens.current()).resolves.toBe('token-1');
});
