import { judgeTry, maySendCode, smsRules } from './sms-challenge.rules';

const now = new Date('2026-11-22T14:00:00Z');
const none = { byPhone: 0, byDevice: 0, byAddress: 0, lastSentAt: null };
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1000);

test('a second code must wait 60 seconds, and the wait is told', () => {
  expect(maySendCode({ ...none, lastSentAt: secondsAgo(12) }, now)).toEqual({
    allowed: false,
    code: 'code_too_soon',
    waitSeconds: 48,
  });
  expect(maySendCode({ ...none, lastSentAt: secondsAgo(60) }, now)).toEqual({ allowed: true });
});

test.each([{ byPhone: 10 }, { byDevice: 10 }, { byAddress: 100 }])('a day has its caps: %p', (counts) => {
  expect(maySendCode({ ...none, ...counts }, now)).toEqual({ allowed: false, code: 'code_cap_reached' });
});

const fresh = { expiresAt: new Date(now.getTime() + 1), wrongTries: 0, usedAt: null };

test('five wrong tries end a code, and then even the right one is refused', () => {
  expect(judgeTry(fresh, false, now)).toEqual({ verdict: 'wrong', triesLeft: 4 });
  expect(judgeTry({ ...fresh, wrongTries: 4 }, false, now)).toEqual({ verdict: 'wrong', triesLeft: 0 });
  expect(judgeTry({ ...fresh, wrongTries: smsRules.maxWrongTries }, true, now)).toEqual({
    verdict: 'expired',
  });
});

test('a code is right once and inside its five minutes', () => {
  expect(judgeTry(fresh, true, now)).toEqual({ verdict: 'right' });
  expect(judgeTry({ ...fresh, usedAt: now }, true, now)).toEqual({ verdict: 'expired' });
  expect(judgeTry({ ...fresh, expiresAt: now }, true, now)).toEqual({ verdict: 'expired' });
});
