import fc from 'fast-check';
import { isRealClick } from './real-click';
import { shortenClick } from './shorten-click';

test.each([
  ['B.JfCbuWv1kQmXy7rZ0TqLq3nO4pE2dUeVh8sGz6aY', true],
  ['x'.repeat(1_024), true],
  ['x'.repeat(1_025), false],
  ['', false],
  ['__CLICKID__', false],
  ['{callback}', false],
  ['[callback]', false],
  ['two words', false],
  ['line\nbreak', false],
  ['点击', false],
  [undefined, false],
  [7, false],
])('%j: %s', (text, real) => {
  expect(isRealClick(text)).toBe(real);
});

test('a shortened click shows its beginning and how much is missing', () => {
  expect(shortenClick('B.JfCbuWv1kQmXy7rZ')).toBe('B.JfCb…+12');
});

test('property: never more than six characters, never more than half', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 1_100 }), (clickId) => {
      const shown = shortenClick(clickId).split('…+')[0]!;
      const hidden = Number(shortenClick(clickId).split('…+').at(-1));
      return clickId.includes('…') || (shown.length <= 6 && hidden >= clickId.length / 2);
    }),
    { numRuns: 1_000 },
  );
});
