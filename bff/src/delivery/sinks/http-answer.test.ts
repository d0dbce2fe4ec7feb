import { causeOfCode, jsonObjectOf, pauseOf, verdictOfStatus } from './http-answer';

const answer = (status: number, headers: Record<string, string> = {}, body = '') => ({
  status,
  headers,
  body,
});

test.each([200, 201, 204, 299])('%i says nothing yet', (status) => {
  expect(verdictOfStatus(answer(status))).toBeNull();
});

test.each([408, 425, 429, 500, 502, 503, 504, 599])('%i comes again later', (status) => {
  expect(verdictOfStatus(answer(status))).toEqual({ verdict: 'later', cause: `http_${status}` });
});

test.each([301, 302, 304, 401, 403, 404, 405, 407, 410])('%i speaks of the account', (status) => {
  expect(verdictOfStatus(answer(status))).toEqual({ verdict: 'account_at_fault', cause: `http_${status}` });
});

test.each([400, 409, 413, 415, 422])('%i refuses this row', (status) => {
  expect(verdictOfStatus(answer(status))).toEqual({ verdict: 'rejected', cause: `http_${status}` });
});

test.each([0, 100, 199, 600, -1, Number.NaN, 1e9])('%d is no status that says what happened', (status) => {
  expect(verdictOfStatus(answer(status))).toMatchObject({ verdict: 'unknown' });
});

test.each([
  [{ 'retry-after': '120' }, { retryAfterMs: 120_000 }],
  [{ 'retry-after': '7200' }, { retryAfterMs: 3_600_000 }],
  [{ 'retry-after': 'soon' }, {}],
  [{}, {}],
  [
    { 'retry-after': 'Sun, 22 Nov 2026 04:01:30 GMT', date: 'Sun, 22 Nov 2026 04:00:00 GMT' },
    { retryAfterMs: 90_000 },
  ],
  [
    { 'retry-after': 'Sun, 22 Nov 2026 03:00:00 GMT', date: 'Sun, 22 Nov 2026 04:00:00 GMT' },
    { retryAfterMs: 0 },
  ],
  // Without the receiver's own time nobody can tell how far away its moment is.
  [{ 'retry-after': 'Sun, 22 Nov 2026 04:01:30 GMT' }, {}],
])('the headers %j ask for %j', (headers, pause) => {
  expect(pauseOf(answer(429, headers))).toEqual(pause);
});

test.each(['', 'null', '[]', '7', '"text"', '{"code":', '<html>'])('%j is no object', (body) => {
  expect(jsonObjectOf(answer(200, {}, body))).toBeNull();
});

test('causes are words, also for codes below nothing', () => {
  expect([causeOfCode('code', 40_001), causeOfCode('code', -1)]).toEqual(['code_40001', 'code_minus_1']);
});
