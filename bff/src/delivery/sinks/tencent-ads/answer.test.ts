import type { SinkAnswer } from '../sink-definition';
import { readAnswer } from './answer';
import { type ActionMessage, toClickAction } from './mapping';
import { row, settings } from './tencent-ads.test-support';

const answer = (body: unknown, status = 200, headers: Record<string, string> = {}): SinkAnswer => ({
  status,
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

function messages(count: number, change: object = {}): ActionMessage[] {
  return Array.from({ length: count }, () => {
    const mapped = toClickAction(row('APPLY'), settings(change));
    if ('refusal' in mapped) throw new Error(mapped.refusal);
    return mapped.message;
  });
}

test('code 0 accepts every action of the call', () => {
  expect(readAnswer(answer({ code: 0, message: '', message_cn: '' }), messages(3))).toEqual([
    { verdict: 'accepted' },
    { verdict: 'accepted' },
    { verdict: 'accepted' },
  ]);
});

test.each([
  [''],
  ['ok'],
  ['<html>'],
  ['[]'],
  ['null'],
  ['{}'],
  ['{"code":"0"}'],
  ['{"code":0'],
  ['{"code":null}'],
])('200 with %s says nothing: the actions may have taken effect', (body) => {
  expect(readAnswer(answer(body), messages(1))).toEqual([{ verdict: 'unknown', cause: 'answer_unreadable' }]);
});

test.each([11000, 11002, 11004, 11005, 11014, 11999, 12000, 12007, 900351000, 900351001])(
  'code %i speaks of the account: every row waits',
  (code) => {
    expect(readAnswer(answer({ code }), messages(2))).toEqual([
      { verdict: 'account_at_fault', cause: `code_${code}` },
      { verdict: 'account_at_fault', cause: `code_${code}` },
    ]);
  },
);

test.each([10000, 11008, 11016, 11017, 11018, 11019, 30000, 900310000])('code %i is tried later', (code) => {
  const paused = answer({ code }, 200, { 'retry-after': '30' });
  expect(readAnswer(paused, messages(1))).toEqual([
    { verdict: 'later', cause: `code_${code}`, retryAfterMs: 30_000 },
  ]);
});

test.each([20001, 20002, 20006, 31013, -1])('code %i of a single action rejects it', (code) => {
  const cause = code === -1 ? 'code_minus_1' : `code_${code}`;
  expect(readAnswer(answer({ code }), messages(1))).toEqual([{ verdict: 'rejected', cause }]);
});

test('one bad action among several fails the call, and nothing of it took effect', () => {
  const refused = { verdict: 'refused_batch', cause: 'code_31013' };
  expect(readAnswer(answer({ code: 31013 }), messages(2))).toEqual([refused, refused]);
});

test('an account may add codes, and its reading goes before ours', () => {
  const codes = { later: [31013], rejected: [], accountAtFault: [31099, 30000] };
  const verdictOf = (code: number) => readAnswer(answer({ code }), messages(1, { codes }))[0]!.verdict;
  expect([31013, 31099, 30000].map(verdictOf)).toEqual(['later', 'account_at_fault', 'account_at_fault']);
});

test('the code in the body goes before a status that only says no', () => {
  expect(readAnswer(answer({ code: 11000 }, 400), messages(1))[0]).toMatchObject({
    verdict: 'account_at_fault',
  });
  expect(readAnswer(answer('no', 400), messages(1))).toEqual([{ verdict: 'rejected', cause: 'http_400' }]);
  expect(readAnswer(answer('no', 413), messages(2))[0]).toEqual({
    verdict: 'refused_batch',
    cause: 'http_413',
  });
  // Contradicts itself: never a success.
  expect(readAnswer(answer({ code: 0 }, 400), messages(1))[0]).toMatchObject({ verdict: 'rejected' });
});

test('a call for an account without its ids is the account’s fault, whatever was answered', () => {
  expect(readAnswer(answer({ code: 31013 }), messages(1, { userActionSetId: '' }))).toEqual([
    { verdict: 'account_at_fault', cause: 'account_not_set_up' },
  ]);
});

test('a pause given as a date is counted from the time of the same answer', () => {
  const headers = { 'retry-after': 'Sun, 22 Nov 2026 04:01:30 GMT', date: 'Sun, 22 Nov 2026 04:00:00 GMT' };
  expect(readAnswer(answer('', 503, headers), messages(1))).toEqual([
    { verdict: 'later', cause: 'http_503', retryAfterMs: 90_000 },
  ]);
});
