import fc from 'fast-check';
import type { Decision } from './leave.rules';
import { isSurelyUnsent, type PastDecision } from './surely-unsent.rules';

const claimedAt = new Date('2026-11-22T04:00:00Z');
const toPlatform = { factName: 'user_registered', adPlatform: 'ocean_engine', claimedAt };
const toCore = { factName: 'user_returned', adPlatform: null, claimedAt };

const before = (seconds: number) => new Date(claimedAt.getTime() - seconds * 1_000);
const decided = (decision: Decision, replacedAt: Date | null = null): PastDecision => ({
  purpose: 'adMeasurement',
  decision,
  consentId: 'cns_1',
  recipients: ['ocean_engine'],
  fields: ['click_id', 'funnel_step'],
  replacedAt,
});

test('who was never asked, or only ever declined, was surely not told of', () => {
  expect(isSurelyUnsent(toPlatform, [])).toBe(true);
  expect(isSurelyUnsent(toPlatform, [decided('declined')])).toBe(true);
  expect(isSurelyUnsent(toPlatform, [decided('declined', before(1)), decided('withdrawn')])).toBe(true);
});

test('who agrees may have been told of, also when the agreement seems to be younger than the claim', () => {
  expect(isSurelyUnsent(toPlatform, [decided('granted')])).toBe(false);
  expect(isSurelyUnsent(toPlatform, [decided('declined', before(-1)), decided('granted')])).toBe(false);
});

test('an agreement counts until its withdrawal was in sight for everybody', () => {
  const withdrawn = (at: Date) => [decided('granted', at), decided('withdrawn')];
  expect(isSurelyUnsent(toPlatform, withdrawn(before(-5)))).toBe(false);
  expect(isSurelyUnsent(toPlatform, withdrawn(before(5)))).toBe(false);
  expect(isSurelyUnsent(toPlatform, withdrawn(before(60)))).toBe(false);
  expect(isSurelyUnsent(toPlatform, withdrawn(before(61)))).toBe(true);
});

test('an agreement that names another receiver allowed nothing here', () => {
  const elsewhere = { ...decided('granted'), recipients: ['kuaishou'] };
  expect(isSurelyUnsent(toPlatform, [elsewhere])).toBe(true);
  expect(isSurelyUnsent({ ...toPlatform, adPlatform: 'kuaishou' }, [elsewhere])).toBe(false);
});

test('the core hears by the agreement to process, and what belongs to a contract by none', () => {
  expect(isSurelyUnsent(toCore, [decided('granted')])).toBe(true);
  expect(isSurelyUnsent(toCore, [{ ...decided('granted'), purpose: 'applicationProcessing' }])).toBe(false);
  expect(isSurelyUnsent({ ...toCore, factName: 'loan_settled' }, [])).toBe(false);
});

test('whenever a worker could have found an agreement, the row may have been sent', () => {
  const seconds = fc.integer({ min: -600, max: 600 });
  fc.assert(
    fc.property(
      // Decisions follow each other; each is stamped by a clock that is off by some seconds.
      fc.array(
        fc.record({
          decision: fc.constantFrom<Decision>('granted', 'declined', 'withdrawn'),
          atSecond: seconds,
          clockOff: fc.integer({ min: -30, max: 30 }),
        }),
        { maxLength: 6 },
      ),
      fc.integer({ min: 0, max: 600 }),
      (made, lookedAfterSeconds) => {
        const history = [...made].sort((one, other) => one.atSecond - other.atSecond);
        const stamped = (index: number) => {
          const next = history[index];
          return next ? before(-(next.atSecond + next.clockOff)) : null;
        };
        const decisions = history.map(({ decision }, index) => decided(decision, stamped(index + 1)));
        const found = history.filter(({ atSecond }) => atSecond <= lookedAfterSeconds).at(-1);
        if (found?.decision === 'granted') expect(isSurelyUnsent(toPlatform, decisions)).toBe(false);
      },
    ),
    { numRuns: 5_000 },
  );
});
