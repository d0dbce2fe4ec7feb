import fc from 'fast-check';
import { parseEntry, type EnterOptions } from './index';

const clickid = 'B.JfCbuWv1kQmXy7rZ0TqLq3nO4pE2dUeVh8sGz6aYcKwRtMxNoIiPpSsDdFfHhJjLl-_ZXcVbNmQwErTyUi';
const ORGANIC = { kind: 'direct', adPlatform: null, clickId: null };

describe('no input throws', () => {
  const thrower = new Proxy(
    {},
    {
      get: () => {
        throw new Error('get');
      },
      ownKeys: () => {
        throw new Error('ownKeys');
      },
    },
  );
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const cyclic: Record<string, unknown> = {};
  cyclic.self = cyclic;

  test.each([null, undefined, 0, '', Symbol('s'), thrower, revoked.proxy, cyclic, () => 1, [thrower]])(
    'hostile value %#',
    (value) => {
      const fields = { path: value, query: value, scene: value, referrerInfo: value };
      for (const enter of [value, { host: value }, { host: 'weapp', ...fields }, { host: 'tt', ...fields }]) {
        expect(parseEntry(enter as EnterOptions)).toMatchObject(ORGANIC);
      }
      expect(parseEntry({ host: 'tt', query: { a: value, clickid } }).clickId).toBe(clickid);
    },
  );

  const anything = fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true });
  const host = fc.constantFrom('weapp', 'tt', 'h5');

  test('property: anything at all', () => {
    fc.assert(
      fc.property(anything, (value) => typeof parseEntry(value as EnterOptions).kind === 'string'),
      { numRuns: 2_000 },
    );
  });

  test('property: anything in any field gives something that survives JSON', () => {
    const enter = fc.record({
      host,
      path: fc.oneof(fc.string({ unit: 'binary' }), anything),
      query: fc.oneof(fc.string({ unit: 'binary' }), fc.dictionary(fc.string(), anything), anything),
      scene: fc.oneof(fc.integer(), fc.string(), anything),
      referrerInfo: anything,
    });
    fc.assert(
      fc.property(enter, (value) => {
        const entry = parseEntry(value as EnterOptions);
        expect(JSON.parse(JSON.stringify(entry))).toEqual(entry);
      }),
      { numRuns: 2_000 },
    );
  });
});
