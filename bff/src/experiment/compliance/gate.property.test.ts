import { MAX_MONTHS, MAX_PRINCIPAL_FEN, MAX_RATE_BPS } from '@loudou/shared/money';
import { type PageConfig, PageValues } from '@loudou/shared/page-config';
import { defaultProduct } from '@loudou/shared/product';
import fc from 'fast-check';
import { gate, type Judged } from './gate';

const day = '2026-11-22';
const text = (maxLength: number) => fc.string({ unit: 'grapheme', maxLength });
const fen = fc.oneof(
  fc.constantFrom(0, 1, 2, MAX_PRINCIPAL_FEN),
  fc.integer({ min: 0, max: MAX_PRINCIPAL_FEN }),
);
const bps = fc.oneof(fc.constantFrom(0, 1, MAX_RATE_BPS), fc.integer({ min: 0, max: MAX_RATE_BPS }));

/** Whatever a draft may be saved with, sensible or not. */
const values = fc
  .record(
    {
      'landing.opening': fc.constantFrom('price', 'calculator'),
      'landing.title': text(24),
      'landing.note': text(60),
      'landing.startText': text(8),
      'landing.rateSize': fc.constantFrom('equal', 'small'),
      'landing.example': fc.option(
        fc.record({
          amountFen: fen,
          months: fc.integer({ min: 1, max: MAX_MONTHS }),
          annualRateBps: bps,
          upfrontFeeFen: fen,
          monthlyFeeFen: fen,
          shownAnnualRateBps: bps,
        }),
      ),
      'consent.intro': text(60),
      'application.note': text(60),
      'result.nextText': text(8),
    },
    { requiredKeys: [] },
  )
  .filter((drawn) => PageValues.safeParse(drawn).success)
  .map((drawn) => PageValues.parse(drawn) as Partial<PageConfig>);

test('whatever a draft says, the rules answer: each once a variant, the same the second time', () => {
  fc.assert(
    fc.property(values, (drawn) => {
      const plan: Judged = {
        audience: { hosts: ['weapp'], adPlatforms: null, newcomersOnly: false },
        variants: [
          { key: 'a', name: '对照', weightBps: 5_000, values: {} },
          { key: 'b', name: '变体', weightBps: 5_000, values: drawn },
        ],
      };
      const outcome = gate(plan, { product: defaultProduct }, day);
      expect(outcome.variants.map(({ findings }) => findings.length)).toEqual([18, 18]);
      expect(gate(plan, { product: defaultProduct }, day)).toEqual(outcome);
      const example = drawn['landing.example'];
      const isDear = example && (example.upfrontFeeFen > 0 || example.monthlyFeeFen > 0);
      const verdictOf = (code: string) =>
        outcome.variants[1]!.findings.find((finding) => finding.code === code)?.verdict;
      // The small print says that nothing else is paid.
      if (isDear) expect(verdictOf('C-17')).toBe('failed');
      if (drawn['landing.rateSize'] === 'small') expect(verdictOf('C-02')).toBe('failed');
    }),
    { numRuns: 150 },
  );
});
