import { normalizeSignInName, sessionEnd, signInBounds, triesExhausted, windowStart } from './sign-in.rules';

test('five wrong tries are allowed and the sixth is not, by name or by address', () => {
  expect(triesExhausted({ byName: 5, byAddress: 5 })).toBe(false);
  expect(triesExhausted({ byName: 6, byAddress: 1 })).toBe(true);
  expect(triesExhausted({ byName: 1, byAddress: 6 })).toBe(true);
});

test('a name is the same with capitals, edges or full-width letters', () => {
  expect(normalizeSignInName('  Lin.Lan ')).toBe('lin.lan');
  expect(normalizeSignInName('ＬＩＮ')).toBe('lin');
});

test('tries are forgotten after a quarter of an hour, a session ends after twelve hours', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  expect(windowStart(now).toISOString()).toBe('2026-11-22T11:45:00.000Z');
  expect(sessionEnd(now).getTime() - now.getTime()).toBe(signInBounds.sessionMs);
});
