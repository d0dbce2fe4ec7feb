import vm from 'node:vm';
import fc from 'fast-check';
import { evaluate, type Scope } from './evaluate';
import { parseExpression } from './expression-tree';
import { interpolate, interpolateFields } from './interpolate';

const value = (source: string, scope: Scope = {}) => evaluate(parseExpression(source), scope);

describe('template expressions', () => {
  test.each([
    ["'tmpl_0_' + i.nn", 'tmpl_0_9'],
    ["i.p1||'none'", 'none'],
    ['i.p1||visible', undefined],
    ['!1', false],
    ['i.uid || i.sid', '_AB'],
    ["i.nn === '9' ? 'text' : 'view'", 'text'],
    ['i.cn[0].v', 'hello'],
    ['i["cn"].length', 1],
    ['xs.b(i.p4, !0)', true],
    ['1 + 2 * 3 - 4', 3],
    ['(1 + 2) * 3', 9],
    ['-1', -1],
    ['typeof i.none', 'undefined'],
    ['[1, i.nn]', [1, '9']],
    ['{a: 1, i, ...xs.rest}', { a: 1, i: expect.objectContaining({ nn: '9' }), more: 2 }],
  ])('%s', (source, expected) => {
    const xs = {
      b: (given: unknown, fallback: unknown) => (given === undefined ? fallback : given),
      rest: { more: 2 },
    };
    expect(value(source, { i: { nn: '9', sid: '_AB', cn: [{ v: 'hello' }] }, xs })).toEqual(expected);
  });

  test('missing data is undefined at any depth, never an error', () => {
    expect(value('a.b[c].d(e)')).toBeUndefined();
  });

  test('inherited fields are not names of the scope', () => {
    expect(value('constructor')).toBeUndefined();
  });

  test('what cannot be read is refused with the place', () => {
    expect(() => value('a +')).toThrow('template expression "a +" cannot be read at "its end"');
    expect(() => value('a; b')).toThrow('unexpected ";"');
  });

  test('arithmetic and logic agree with JavaScript', () => {
    const operand = fc.constantFrom('0', '1', '2.5', "'x'", 'true', 'null');
    const operator = fc.constantFrom(
      '+',
      '-',
      '*',
      '<',
      '>',
      '<=',
      '>=',
      '===',
      '!==',
      '==',
      '!=',
      '&&',
      '||',
    );
    const { expression } = fc.letrec<{ expression: string }>((tie) => ({
      expression: fc.oneof(
        { maxDepth: 4 },
        operand,
        fc.tuple(tie('expression'), operator, tie('expression')).map((parts) => parts.join(' ')),
        fc.tuple(tie('expression'), operator, tie('expression')).map((parts) => `(${parts.join(' ')})`),
        tie('expression').map((inner) => `!(${inner})`),
        fc.tuple(operand, tie('expression'), operand).map(([test, yes, no]) => `(${test} ? ${yes} : ${no})`),
      ),
    }));
    fc.assert(
      fc.property(expression, (source) => {
        expect(value(source)).toEqual(vm.runInThisContext(source));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('mustaches', () => {
  test('alone they keep the type, inside text they become text', () => {
    expect(interpolate('{{on}}', { on: false })).toBe(false);
    expect(interpolate('a{{on}}b{{none}}c', { on: false })).toBe('afalsebc');
  });

  test('closing braces in a quoted string do not end one', () => {
    expect(interpolate("{{'}}'}}", {})).toBe('}}');
  });

  test('the data of a template is an object without braces of its own', () => {
    expect(interpolateFields("{{i:item,c:1,l:xs.f('')}}", { item: 7, xs: { f: () => '5' } })).toEqual({
      i: 7,
      c: 1,
      l: '5',
    });
  });
});
