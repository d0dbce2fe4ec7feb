import fc from 'fast-check';
import { applicationSteps, type ApplicationState } from '@loudou/shared/lifecycle';
import type { LenderDecision } from '../lender';
import { askAgainAt, isCoolingDown, isStepOpen, stateAfter, toStoredDecision } from './application.rules';

const now = new Date('2026-11-22T06:00:00Z');
const declined: LenderDecision = {
  outcome: 'declined',
  decidedAt: now.toISOString(),
  reasonCode: 'bureau_inquiries',
  reasonDetail: { count: 9 },
  retryOn: '2027-02-22',
};
const approved: LenderDecision = {
  outcome: 'approved',
  decidedAt: now.toISOString(),
  limitFen: 8_000_000,
  annualRateBps: 1800,
  limitBand: 'L3',
  riskBand: 'R2',
  validUntil: '2026-12-22T00:00:00Z',
  offers: [],
};

test('the first final answer wins, a second one with another result changes nothing', () => {
  expect(stateAfter('pending', approved)).toBe('approved');
  expect(stateAfter('approved', declined)).toBeNull();
  expect(stateAfter('declined', approved)).toBeNull();
});

test('an answer after the person cancelled changes nothing', () => {
  expect(stateAfter('cancelled', approved)).toBeNull();
});

test('an unreadable answer asks for a person and can still be followed by a real one', () => {
  expect(stateAfter('pending', { outcome: 'needs_review', raw: 'status 7' })).toBe('needs_review');
  expect(stateAfter('needs_review', approved)).toBe('approved');
});

test('any order of answers ends in the first final one', () => {
  const answers = fc.array(
    fc.constantFrom<LenderDecision>(
      approved,
      declined,
      { outcome: 'pending' },
      { outcome: 'needs_review', raw: '' },
    ),
  );
  fc.assert(
    fc.property(answers, (received) => {
      let state: ApplicationState = 'submitted';
      for (const answer of received) state = stateAfter(state, answer) ?? state;
      const final = received.find((answer) => answer.outcome === 'approved' || answer.outcome === 'declined');
      if (final) expect(state).toBe(final.outcome);
      else expect(['submitted', 'pending', 'needs_review']).toContain(state);
    }),
    { numRuns: 1000 },
  );
});

test('the lender is asked again at growing intervals, at least once an hour', () => {
  const waits = Array.from(
    { length: 40 },
    (_, calls) => askAgainAt(calls + 1, now).getTime() - now.getTime(),
  );
  expect(waits[0]).toBe(1_000);
  expect([...waits].sort((a, b) => a - b)).toEqual(waits);
  expect(waits.at(-1)).toBe(3_600_000);
});

test('after a decline the same person waits until the day that was told', () => {
  const last = { state: 'declined' as const, decision: toStoredDecision(declined) };
  expect(isCoolingDown(last, '2027-02-21')).toBe('2027-02-22');
  expect(isCoolingDown(last, '2027-02-22')).toBeNull();
  expect(isCoolingDown(null, '2027-02-21')).toBeNull();
});

test('no step can be done before those in front of it', () => {
  fc.assert(
    fc.property(fc.nat(applicationSteps.length), fc.constantFrom(...applicationSteps), (done, step) => {
      expect(isStepOpen(applicationSteps.slice(0, done), step)).toBe(applicationSteps.indexOf(step) <= done);
    }),
    { numRuns: 1000 },
  );
});
