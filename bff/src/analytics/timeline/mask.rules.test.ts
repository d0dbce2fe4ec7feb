import fc from 'fast-check';
import { maskClickId, maskDetails, maskText } from './mask.rules';

test('a click id shows its beginning only, a short one nothing', () => {
  expect(maskClickId('B.TuE4n7Qxxxxxxxxxxxxxxxx')).toBe('B.TuE4…');
  expect(maskClickId('abc')).toBe('…');
});

test('hashes are shortened, our own ids and days stay readable', () => {
  expect(maskText('7d20'.padEnd(62, '0') + 'c9')).toBe('7d20…c9');
  expect(maskText('app_01JD0000000000000000000000')).toBe('app_01JD0000000000000000000000');
  expect(maskText('2026-12-22')).toBe('2026-12-22');
});

test('what a link claims of itself shows its end only', () => {
  expect(maskDetails({ ids: { promotionId: '7012345674471', source: 'me' } })).toEqual({
    'ids.promotionId': '…4471',
    'ids.source': '…',
  });
});

test('amounts and words pass, unknown shapes do not', () => {
  expect(
    maskDetails({ amountFen: 1_200_000, kind: 'due', recipients: ['lender', 'bank'], nested: { a: 1 } }),
  ).toEqual({ amountFen: 1_200_000, kind: 'due', recipients: 'lender, bank' });
});

test('a phone, card or identity number never comes through, wherever it was put', () => {
  const secret = fc.stringMatching(/^1[3-9]\d{9}$|^\d{17}[\dX]$|^62\d{14,17}$/);
  const around = fc.stringMatching(/^[a-z:_ -]{0,12}$/);
  fc.assert(
    fc.property(
      secret,
      around,
      around,
      fc.constantFrom('source', 'clickId', 'note'),
      (number, before, after, key) => {
        const text = `${before}${number}${after}`;
        const shown = [
          maskDetails({ [key]: text }),
          maskDetails({ ids: { [key]: text } }),
          maskDetails({ x: [text] }),
        ];
        expect(JSON.stringify(shown)).not.toContain(number);
        expect(JSON.stringify(shown)).not.toMatch(/\d{7}/);
      },
    ),
    { numRuns: 1000 },
  );
});
