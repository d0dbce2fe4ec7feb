import fc from 'fast-check';
import { labelOf } from './paths-option';

test.each([
  ['首页', '430', '首页 430'],
  ['The application was submitted', '356', 'The application… 356'],
  ['看到内容', '1,234', '看到内容 1,234'],
  ['提交了借款申请并且等到了结果', '356', '提交了借款申请… 356'],
])('%s with %s people stands as %s', (name, count, label) => {
  expect(labelOf(name, count)).toBe(label);
});

test('a label keeps its count and never outgrows its room', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 0, max: 9_999_999 }), (name, count) => {
      const label = labelOf(name, String(count));
      expect(label.endsWith(String(count))).toBe(true);
      expect(label.length).toBeLessThanOrEqual(20);
    }),
    { numRuns: 1_000 },
  );
});
