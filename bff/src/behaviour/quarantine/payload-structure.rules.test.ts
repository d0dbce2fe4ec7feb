import fc from 'fast-check';
import { structureOf } from './payload-structure.rules';

test('keys and types are shown, values are not', () => {
  expect(
    structureOf({ name: 'tapped', version: 2, properties: { target: '13800000000', 张三: null } }),
  ).toEqual([
    { path: '', type: 'object' },
    { path: '/name', type: 'string' },
    { path: '/version', type: 'integer' },
    { path: '/properties', type: 'object' },
    { path: '/properties/target', type: 'string' },
    { path: '/properties/*', type: 'null' },
  ]);
});

test('of whatever comes, no value and no key with more than two digits is ever told, and the answer is short', () => {
  const marked = fc.string().map((text) => `secret ${text}`);
  const anything = fc.jsonValue({ maxDepth: 8 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);
  fc.assert(
    fc.property(
      fc.dictionary(fc.oneof(marked, fc.constant('key')), fc.oneof(marked, anything)),
      (payload) => {
        const lines = structureOf({ ...payload, '13800000000': { inner: 'secret' } });
        expect(JSON.stringify(lines)).not.toMatch(/secret|138/);
        expect(lines.length).toBeLessThanOrEqual(60);
      },
    ),
    { numRuns: 1000 },
  );
});
