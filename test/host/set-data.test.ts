import fc from 'fast-check';
import { applySetData, parsePath } from './set-data';

describe('setData', () => {
  test('a path may name an index with or without a dot before the bracket', () => {
    expect(parsePath('root.cn.[0].cn[12].v')).toEqual(['root', 'cn', 0, 'cn', 12, 'v']);
  });

  test('a path changes one leaf and leaves its neighbours', () => {
    const data = { root: { cn: [{ cn: [{ v: 'old' }, { v: 'kept' }] }] } };
    applySetData(data, { 'root.cn.[0].cn.[0].v': 'new' });
    expect(data).toEqual({ root: { cn: [{ cn: [{ v: 'new' }, { v: 'kept' }] }] } });
  });

  test('what is missing on the way is made: arrays for an index, objects for a name', () => {
    const data = {};
    applySetData(data, { 'list[1].name': 'second' });
    expect(data).toEqual({ list: [undefined, { name: 'second' }] });
  });

  test('values cross as copies, without functions', () => {
    const given = { inner: { count: 1, run: () => 1 } };
    const data: Record<string, unknown> = {};
    applySetData(data, { given });
    given.inner.count = 2;
    expect(data).toEqual({ given: { inner: { count: 1 } } });
  });

  test('a key set to undefined stays as it was', () => {
    const data = { name: 'kept' };
    applySetData(data, { name: undefined });
    expect(data).toEqual({ name: 'kept' });
  });

  test('more than a megabyte in one call is refused', () => {
    expect(() => applySetData({}, { text: 'x'.repeat(1024 * 1024) })).toThrow(
      'the host takes at most 1048576',
    );
  });

  test('whatever path is written, the value is found there afterwards', () => {
    const name = fc.stringMatching(/^[a-z]{1,4}$/);
    const segment = fc.oneof(name, fc.nat({ max: 5 }));
    fc.assert(
      fc.property(name, fc.array(segment, { maxLength: 5 }), fc.jsonValue(), (first, rest, value) => {
        const path =
          first + rest.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
        const data: Record<string, unknown> = {};
        applySetData(data, { [path]: value });
        let found: unknown = data;
        for (const part of [first, ...rest]) found = (found as Record<string, unknown>)[part];
        expect(found).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 1000 },
    );
  });
});
