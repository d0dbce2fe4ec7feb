import { firstReason, fromComplaint, inWords } from './embedded.errors';

const refusal = (code: string) => Object.assign(new Error(code), { code });

test.each([
  ['EACCES', 'no_permission', 'may not be read or written by this user'],
  ['EROFS', 'no_permission', 'may not be read or written by this user'],
  ['ENOSPC', 'disk_full', 'is full; free some space'],
  ['EEXIST', 'unfinished_folder', 'a file stands in its way'],
  ['EBUSY', 'unfinished_folder', 'is a mount point'],
])('%s becomes a sentence', (code, problem, words) => {
  expect(inWords(refusal(code), '/data')).toMatchObject({ problem, message: expect.stringContaining(words) });
});

test('an unknown failure is passed on as it is', () => {
  const unknown = refusal('EIO');
  expect(inWords(unknown, '/data')).toBe(unknown);
});

test("PostgreSQL's own words for a full disk are understood", () => {
  const log = 'FATAL:  could not extend file "base/1/2691"\nHINT:  Check free disk space.';
  expect(fromComplaint(log, '/data')).toMatchObject({ problem: 'disk_full' });
  expect(fromComplaint('FATAL:  something else', '/data')).toBeUndefined();
});

test('of a long log, the first failure is told without its prefix', () => {
  const log = '2026-01-01 UTC [7] LOG:  starting\n2026-01-01 UTC [7] FATAL:  bad magic\n[7] HINT:  none';
  expect(firstReason(log)).toBe('bad magic');
  expect(firstReason('')).toBe('it gave no reason');
});
