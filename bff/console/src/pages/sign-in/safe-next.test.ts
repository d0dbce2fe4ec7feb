import { safeNext } from './safe-next';

test.each([
  ['/deliveries?state=parked', '/deliveries?state=parked'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?next=/sign-in', '/'],
  [null, '/'],
])('after signing in, %j leads to %s', (given, expected) => expect(safeNext(given)).toBe(expected));
