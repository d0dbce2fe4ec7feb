import { newId } from '@loudou/shared/ids';
import fc from 'fast-check';
import { factRecordedMs, firstFactIdAt } from './fact-time.rules';

const moment = fc.integer({ min: 1, max: Date.UTC(2200, 0, 1) });
const chance = fc.double({ min: 0, max: 0.999999, noNaN: true });
const factAt = (ms: number, random: number) => newId('fact', { nowMs: () => ms, random: () => random });

test('a fact is found between the bounds of its own millisecond, and tells that millisecond', () => {
  fc.assert(
    fc.property(moment, chance, (ms, random) => {
      const factId = factAt(ms, random);
      expect(factRecordedMs(factId)).toBe(ms);
      expect(factId > firstFactIdAt(new Date(ms))).toBe(true);
      expect(factId < firstFactIdAt(new Date(ms + 1))).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('what is no id of a fact has no time', () => {
  for (const text of ['', 'fct_', 'psn_01JD0000000000000000000000', 'fct_01JD00000U0000000000000000'])
    expect([text, factRecordedMs(text)]).toEqual([text, null]);
});
