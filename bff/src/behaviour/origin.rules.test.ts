import { originIsAllowed } from './origin.rules';

const listed = new Set(['https://m.example.com']);

test.each([
  ['a mini-program', undefined, 'loan.example.com', true],
  ['our own page', 'https://loan.example.com', 'loan.example.com', true],
  ['our own page on a port', 'http://127.0.0.1:3000', '127.0.0.1:3000', true],
  ['a listed page', 'https://m.example.com', 'loan.example.com', true],
  ['a listed page without its s', 'http://m.example.com', 'loan.example.com', false],
  ['another page', 'https://other.example.com', 'loan.example.com', false],
  ['our page on another port', 'https://loan.example.com:8443', 'loan.example.com', false],
  ['a page that hides where it is', 'null', 'loan.example.com', false],
  ['nothing', '', 'loan.example.com', false],
])('%s: %s to %s may send: %s', (_who, origin, host, allowed) => {
  expect(originIsAllowed(origin, host, listed)).toBe(allowed);
});
