import type { SinkAnswer } from '../sink-definition';
import { readAnswer } from './answer';
import { type ConversionMessage, toConversion } from './mapping';
import { row, settings } from './baidu.test-support';

function messages(count: number, change: object = {}): ConversionMessage[] {
  return Array.from({ length: count }, () => {
    const mapped = toConversion(row('55'), settings(change));
    if ('refusal' in mapped) throw new Error(mapped.refusal);
    return mapped.message;
  });
}

const answer = (header: unknown, status = 200): SinkAnswer => ({
  status,
  headers: {},
  body: JSON.stringify({ header }),
});

const accepted = { verdict: 'accepted' };
const rejected = (cause: string) => ({ verdict: 'rejected', cause });

test('status 0 accepts every conversion of the call', () => {
  expect(readAnswer(answer({ status: 0, desc: 'success' }), messages(3))).toEqual([
    accepted,
    accepted,
    accepted,
  ]);
});

test.each([
  ['a number', 1],
  ['a number in text', '1'],
  ['a path', '[1].newType'],
  ['a path with the list’s name', 'conversionTypes[1].logidUrl'],
])('what was good takes effect, and what was not is named by its position as %s', (_form, position) => {
  const header = { status: 1, failures: [{ code: 901, message: 'no', position }] };
  expect(readAnswer(answer(header), messages(3))).toEqual([accepted, rejected('code_901'), accepted]);
});

test('a success that lists a failure is a failure of that conversion', () => {
  const header = { status: 0, errors: [{ code: 901, position: 0 }] };
  expect(readAnswer(answer(header), messages(2))).toEqual([rejected('code_901'), accepted]);
});

test('an account whose answers count from 1 says so', () => {
  const header = { status: 1, failures: [{ code: 901, position: 1 }] };
  expect(readAnswer(answer(header), messages(2, { positionsFrom: 1 }))).toEqual([
    rejected('code_901'),
    accepted,
  ]);
});

test.each([
  [[]],
  [[{ code: 901 }]],
  [[{ code: 901, position: 7 }]],
  [[{ code: 901, position: 'all' }]],
  [['?']],
])('partial success whose positions nobody can read is unknown for all: %j', (failures) => {
  const verdicts = readAnswer(answer({ status: 1, failures }), messages(2));
  expect(verdicts).toEqual([
    { verdict: 'unknown', cause: 'positions_unreadable' },
    { verdict: 'unknown', cause: 'positions_unreadable' },
  ]);
});

test('a row that fails for being too many comes again, its neighbour that is malformed does not', () => {
  const failures = [
    { code: 421, position: 0 },
    { code: 901, position: 1 },
  ];
  expect(readAnswer(answer({ status: 1, failures }), messages(3))).toEqual([
    { verdict: 'later', cause: 'code_421' },
    rejected('code_901'),
    accepted,
  ]);
});

test('a refusal of all names the row, or is split when it does not', () => {
  const header = { status: 2, failures: [{ code: 901 }] };
  expect(readAnswer(answer(header), messages(1))).toEqual([rejected('code_901')]);
  const refused = { verdict: 'refused_batch', cause: 'code_901' };
  expect(readAnswer(answer(header), messages(2))).toEqual([refused, refused]);
  const each = { status: 2, failures: [0, 1].map((position) => ({ code: 901 + position, position })) };
  expect(readAnswer(answer(each), messages(2))).toEqual([rejected('code_901'), rejected('code_902')]);
});

test.each([401, 403, 801, 8102])('code %i speaks of the token: every row waits', (code) => {
  const fault = { verdict: 'account_at_fault', cause: `code_${code}` };
  expect(readAnswer(answer({ status: 2, failures: [{ code }] }), messages(2))).toEqual([fault, fault]);
});

test('an account may add codes, and its reading goes before ours', () => {
  const codes = { later: [901], rejected: [800], accountAtFault: [] };
  const verdictOf = (code: number) =>
    readAnswer(answer({ status: 2, failures: [{ code }] }), messages(1, { codes }))[0]!.verdict;
  expect([901, 800].map(verdictOf)).toEqual(['later', 'rejected']);
});

test('a system error is tried later', () => {
  expect(readAnswer(answer({ status: 3, desc: 'system error' }), messages(1))).toEqual([
    { verdict: 'later', cause: 'status_3' },
  ]);
});

test.each([
  undefined,
  null,
  {},
  { status: '0' },
  { status: null },
  { status: 0.5 },
  { status: -1 },
  'ok',
  [0],
])('a header %j says nothing: the conversions may have taken effect', (header) => {
  expect(readAnswer(answer(header), messages(1))).toEqual([
    { verdict: 'unknown', cause: 'answer_unreadable' },
  ]);
});

test('a call for an account without its landing page is the account’s fault, whatever was answered', () => {
  expect(readAnswer(answer({ status: 0 }), messages(1, { landingUrl: '' }))).toEqual([
    { verdict: 'account_at_fault', cause: 'account_not_set_up' },
  ]);
});

test('a plain no to several is split', () => {
  expect(readAnswer(answer(null, 400), messages(2))[0]).toEqual({
    verdict: 'refused_batch',
    cause: 'http_400',
  });
});
