import fc from 'fast-check';
import { type Conversion, ConversionBook } from './conversion-book';

function conversion(change: Partial<Conversion> = {}): Conversion {
  return {
    accountId: '1700000000000001',
    event: 'loan',
    kind: 'conversion',
    countsOnce: true,
    clickId: 'B.one',
    eventTimeMs: Date.parse('2026-11-22T04:00:00Z'),
    externalId: null,
    amountFen: null,
    grade: null,
    properties: {},
    ...change,
  };
}

test('one event of one click takes effect once, whatever else is said the second time', () => {
  const book = new ConversionBook();
  expect(book.take(conversion())).toBe('in_effect');
  expect(book.take(conversion({ eventTimeMs: 1_795_320_000_001, amountFen: 5, kind: 'other' }))).toBe(
    'repeated',
  );
  expect(book.take(conversion({ event: 'loan_credit' }))).toBe('in_effect');
  expect(book.take(conversion({ clickId: 'B.two' }))).toBe('in_effect');
  expect(book.counts).toEqual({ received: 4, inEffect: 3, repeated: 1, refused: 0, failed: 0 });
});

test('what is not credited to the click counts by its moment, each once', () => {
  const book = new ConversionBook();
  const assist = { kind: 'assist', countsOnce: false };
  expect(book.take(conversion())).toBe('in_effect');
  expect(book.take(conversion(assist))).toBe('in_effect');
  expect(book.take(conversion(assist))).toBe('repeated');
  expect(book.take(conversion({ ...assist, eventTimeMs: 1_795_320_000_001 }))).toBe('in_effect');
});

test('a day is a day in Beijing', () => {
  const book = new ConversionBook();
  book.take(conversion({ eventTimeMs: Date.parse('2026-11-22T15:59:59.999Z') }));
  book.take(conversion({ eventTimeMs: Date.parse('2026-11-22T16:00:00.000Z'), clickId: 'B.two' }));
  book.take(conversion({ eventTimeMs: Date.parse('2026-11-22T16:00:00.000Z'), clickId: 'B.two' }));
  expect(book.byEventAndDay()).toEqual([
    { day: '2026-11-23', event: 'loan', inEffect: 1, repeated: 1 },
    { day: '2026-11-22', event: 'loan', inEffect: 1, repeated: 0 },
  ]);
  expect(book.inEffect('2026-11-23').map(({ clickId }) => clickId)).toEqual(['B.two']);
});

test('a full book says so instead of forgetting what it counted', () => {
  const book = new ConversionBook(1);
  book.take(conversion());
  expect(() => book.take(conversion({ clickId: 'B.two' }))).toThrow('full');
  expect(book.take(conversion())).toBe('repeated');
});

test('property: everything that came is counted in exactly one way, and each effect once', () => {
  const step = fc.oneof(
    fc.record({ clickId: fc.constantFrom('a', 'b', 'c'), event: fc.constantFrom('x', 'y') }),
    fc.constantFrom('refuse' as const, 'fail' as const),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const book = new ConversionBook();
      for (const each of steps) {
        if (each === 'refuse') book.refuse('no', new Date(0));
        else if (each === 'fail') book.fail();
        else book.take(conversion(each));
      }
      const { received, inEffect, repeated, refused, failed } = book.counts;
      expect(received).toBe(steps.length);
      expect(inEffect + repeated + refused + failed).toBe(received);
      const told = steps.filter((each) => typeof each === 'object');
      const distinct = new Set(told.map(({ clickId, event }) => `${clickId}${event}`));
      expect(book.inEffect()).toHaveLength(distinct.size);
      const sums = book.byEventAndDay();
      expect(sums.reduce((sum, each) => sum + each.inEffect, 0)).toBe(inEffect);
      expect(sums.reduce((sum, each) => sum + each.repeated, 0)).toBe(repeated);
    }),
    { numRuns: 1_000 },
  );
});
