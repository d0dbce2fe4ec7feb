import { parsePostmasterLock } from './postmaster-lock';

test('a running server writes its process, port and state', () => {
  const text = '4711\n/data/postgres\n1770000000\n54321\n\n127.0.0.1\n  123 456\nready   \n';
  expect(parsePostmasterLock(text)).toEqual({ pid: 4711, port: 54321, status: 'ready' });
});

test('a server that has just begun has no state yet', () => {
  expect(parsePostmasterLock('4711\n/data/postgres\n1770000000\n')).toEqual({
    pid: 4711,
    port: 0,
    status: '',
  });
});

test('an empty or broken file names no server', () => {
  expect(parsePostmasterLock('')).toBeUndefined();
  expect(parsePostmasterLock('-1\n')).toBeUndefined();
});
