import fc from 'fast-check';
import { netOf } from './net.rules';

const account = fc.constantFrom<[string | null, string]>(
  [null, ''],
  ['ocean_engine', 'a1'],
  ['ocean_engine', ''],
  ['baidu', 'a1'],
);
const movement = fc
  .tuple(account, account, fc.integer({ min: 1, max: 1_000 }))
  .map(([[fromPlatform, fromAccount], [toPlatform, toAccount], people]) => ({
    fromPlatform,
    fromAccount,
    toPlatform,
    toAccount,
    people,
  }));

test('what one account loses another gains, and the largest difference stands first', () => {
  fc.assert(
    fc.property(fc.array(movement, { maxLength: 12 }), (movements) => {
      const net = netOf(movements).map(({ gained, lost }) => gained - lost);
      expect(net.reduce((sum, each) => sum + each, 0)).toBe(0);
      expect(net.map(Math.abs)).toEqual(net.map(Math.abs).sort((one, other) => other - one));
    }),
  );
});

test('another click of the same account changes no sum', () => {
  const same = { fromPlatform: 'baidu', fromAccount: 'b1', toPlatform: 'baidu', toAccount: 'b1', people: 9 };
  expect(netOf([same])).toEqual([]);
});
