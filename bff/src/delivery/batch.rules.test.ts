import { fittingBatch, maxBatchBytes, maxBatchFacts } from './batch.rules';
import type { LeavingFact } from './sink';

const fact = (bytes: number) => ({ data: { filling: 'x'.repeat(bytes) } }) as unknown as LeavingFact;

test('a batch ends at its number of facts', () => {
  expect(fittingBatch(Array.from({ length: maxBatchFacts + 1 }, () => fact(1)))).toHaveLength(maxBatchFacts);
});

test('a batch ends before its bytes run over', () => {
  expect(fittingBatch([fact(400_000), fact(400_000), fact(400_000)])).toHaveLength(2);
});

test('a fact that is too large goes alone, so that the receiver can refuse it', () => {
  expect(fittingBatch([fact(maxBatchBytes), fact(1)])).toHaveLength(1);
});

test('everything that fits goes', () => {
  expect(fittingBatch([fact(1), fact(2)])).toHaveLength(2);
});
