import { momentSeen, promiseInWords } from './promise';

const at = (time: string) => Date.parse(`2026-11-22T${time}:00+08:00`);
const promised = {
  state: 'pending' as const,
  submittedAt: '2026-11-22T06:02:00.000Z',
  promisedAt: '2026-11-22T06:32:00.000Z',
};

test('before the moment there is a promise, and the line stands where the time stands', () => {
  const words = promiseInWords(promised, at('14:09'));
  expect(words.title).toBe('最晚 14:32 告诉你结果');
  expect(words.from).toBe('14:02 提交');
  expect(words.done).toBeCloseTo(0.233, 3);
});

test('a promise that was not kept is not repeated', () => {
  const words = promiseInWords(promised, at('14:32'));
  expect(words.title).toBe('结果比约定的晚，还在审批');
  expect(words.lead).toContain('已经过了');
  expect(words.done).toBe(1);
});

test('a review by people promises no minute', () => {
  const words = promiseInWords({ ...promised, state: 'needs_review' }, at('14:09'));
  expect(words.title).toBe('正在人工审核');
  expect(JSON.stringify(words.afterwards)).not.toContain('14:32');
});

test('a clock that is behind never draws a line backwards', () => {
  expect(promiseInWords(promised, at('13:00')).done).toBe(0);
});

test('another day is named', () => {
  expect(momentSeen('2026-11-22T16:10:00.000Z', at('23:50'))).toBe('11月23日 00:10');
});
