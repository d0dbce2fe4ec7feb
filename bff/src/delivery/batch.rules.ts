import type { LeavingFact } from './sink';

export const maxBatchFacts = 500;
export const maxBatchBytes = 1_000_000;
/** The envelope around the data of one fact, taken generously. */
const envelopeBytes = 1_024;

/** The longest beginning that fits into one request; a single fact that is too large still goes alone. */
export function fittingBatch<Fact extends LeavingFact>(facts: readonly Fact[]): Fact[] {
  let bytes = 0;
  const end = facts.findIndex((fact, index) => {
    bytes += envelopeBytes + Buffer.byteLength(JSON.stringify(fact.data));
    return index >= maxBatchFacts || (index > 0 && bytes > maxBatchBytes);
  });
  return facts.slice(0, end < 0 ? facts.length : end);
}
