import { answerOf } from './answers';
import { retryAfterMs } from './retry-after';

const now = new Date('2026-11-22T04:00:00Z');

test.each([200, 202, 204, 299])('%i is accepted', (status) => {
  expect(answerOf(status, null, now)).toEqual({ verdict: 'accepted', httpStatus: status });
});

test.each([408, 425, 429, 500, 502, 503, 504, 599, 301, 304])('%i is tried later', (status) => {
  expect(answerOf(status, null, now)).toMatchObject({ verdict: 'later', cause: `http_${status}` });
});

test.each([400, 409, 413, 415, 422, 451])('%i refuses the facts themselves', (status) => {
  expect(answerOf(status, null, now)).toMatchObject({ verdict: 'never', httpStatus: status });
});

test.each([401, 403, 404])('%i speaks of us, so the facts wait', (status) => {
  expect(answerOf(status, null, now)).toMatchObject({ verdict: 'later' });
});

test('a receiver that was switched off is left alone for an hour', () => {
  expect(answerOf(410, null, now)).toMatchObject({ verdict: 'later', retryAfterMs: 3_600_000 });
});

test.each([
  ['120', 120_000],
  ['0', 0],
  ['Sun, 22 Nov 2026 04:01:30 GMT', 90_000],
  ['Sun, 22 Nov 2026 03:00:00 GMT', 0],
  ['999999999', 3_600_000],
  ['soon', null],
  ['', null],
  [null, null],
])('Retry-After %j means %j ms', (header, expected) => {
  expect(retryAfterMs(header, now)).toBe(expected);
});
