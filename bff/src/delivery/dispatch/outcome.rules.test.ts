import fc from 'fast-check';
import type { ClaimedRow } from '../ledger/ledger.types';
import { type AttemptOutcome, changeAfter, type OutcomeContext, withheld } from './outcome.rules';

const now = new Date('2026-11-22T04:00:00Z');
const row = (more: Partial<ClaimedRow> = {}) =>
  ({ deliveryId: 'dlv_1', state: 'queued', attempts: 0, recordedAt: now, ...more }) as ClaimedRow;
const context = (
  more: Partial<OutcomeContext['setup']> = {},
  afterRefusal: 'park' | 'reject' = 'reject',
) => ({
  setup: { unknownPolicy: 'hold' as const, unknownWaitSeconds: 60, retryHours: 24, ...more },
  definition: { afterRefusal },
  now,
  random: 1,
});

test('an accepted row is at its end', () => {
  expect(changeAfter(row(), { verdict: 'accepted' }, undefined, context())).toMatchObject({
    to: 'accepted',
    queue: 'remove',
  });
});

test('a time-out after sending is unknown and never sent again by itself', () => {
  expect(changeAfter(row(), { verdict: 'unknown', cause: 'timeout' }, undefined, context())).toMatchObject({
    to: 'unknown',
    cause: 'timeout',
    queue: { waitsFor: 'decision' },
  });
});

test('where the receiver drops repeats, the account may let it go again under the same id, after its rest', () => {
  const change = changeAfter(
    row(),
    { verdict: 'unknown', cause: 'timeout' },
    undefined,
    context({ unknownPolicy: 'resend_same_id' }),
  );
  expect(change).toMatchObject({ to: 'unknown', queue: { dueAt: new Date(now.getTime() + 60_000) } });
});

test('a refusal ends the row at an ad platform, and sets it aside at the core', () => {
  const refusal = { verdict: 'rejected', cause: 'code_40' } as const;
  expect(changeAfter(row(), refusal, undefined, context())).toMatchObject({
    to: 'rejected',
    queue: 'remove',
  });
  expect(changeAfter(row(), refusal, undefined, context({}, 'park'))).toMatchObject({
    to: 'parked',
    queue: { waitsFor: 'parked' },
  });
});

test('a row that could not be sent for longer than the account tries is set aside', () => {
  const old = row({ recordedAt: new Date(now.getTime() - 25 * 3_600_000) });
  expect(changeAfter(old, { verdict: 'later', cause: 'http_503' }, undefined, context()).to).toBe('parked');
});

const rested = new Date(now.getTime() + 60_000);

test('that a row may have gone before is not forgotten, and its effect may still come, whatever happens to it later', () => {
  const old = row({ state: 'unknown', recordedAt: new Date(now.getTime() - 25 * 3_600_000) });
  const left = { to: 'unknown', queue: { dueAt: rested, waitsFor: 'decision' } };
  expect(changeAfter(old, { verdict: 'later', cause: 'http_503' }, undefined, context())).toMatchObject(left);
  expect(withheld(old, { to: 'suppressed', cause: 'consent_withdrawn' }, context())).toMatchObject(left);
  expect(withheld(row(), { to: 'expired', cause: 'window_closed' }, context())).toMatchObject({
    to: 'expired',
    queue: 'remove',
  });
});

test('a receiver that never answers does not hold up a person for ever', () => {
  const old = row({ recordedAt: new Date(now.getTime() - 25 * 3_600_000) });
  const change = changeAfter(
    old,
    { verdict: 'unknown', cause: 'timeout' },
    undefined,
    context({ unknownPolicy: 'resend_same_id' }),
  );
  expect(change).toMatchObject({ to: 'unknown', queue: { dueAt: rested, waitsFor: 'decision' } });
});

test('a fault of the account costs its rows nothing', () => {
  const old = row({ recordedAt: new Date(now.getTime() - 99 * 3_600_000) });
  const fault = { verdict: 'account_at_fault', cause: 'http_401' } as const;
  expect(changeAfter(old, fault, undefined, context())).toMatchObject({
    to: 'queued',
    queue: { dueAt: now },
  });
});

const outcomes = fc.oneof<fc.Arbitrary<AttemptOutcome>[]>(
  fc.constant({ verdict: 'accepted' }),
  fc.record({
    verdict: fc.constantFrom(
      'rejected',
      'refused',
      'refused_batch',
      'later',
      'account_at_fault',
      'unknown',
      'unsent',
    ),
    cause: fc.string(),
    retryAfterMs: fc.option(fc.nat(10_000_000), { nil: undefined }),
  }) as fc.Arbitrary<AttemptOutcome>,
);

test('whatever comes, the row ends or keeps a place; only certainty ends it, and doubt is never forgotten', () => {
  fc.assert(
    fc.property(
      outcomes,
      fc.constantFrom('queued' as const, 'unknown' as const),
      fc.nat(40),
      fc.constantFrom('hold' as const, 'resend_same_id' as const),
      (outcome, state, attempts, unknownPolicy) => {
        const change = changeAfter(row({ state, attempts }), outcome, undefined, context({ unknownPolicy }));
        const isCertain = ['accepted', 'rejected', 'refused', 'refused_batch'].includes(outcome.verdict);
        expect(change.queue === 'remove').toBe(isCertain);
        if (state === 'unknown' && !isCertain) expect(change.to).toBe('unknown');
        if (typeof change.queue === 'object') expect(change.queue.dueAt >= now).toBe(true);
        if (outcome.verdict === 'unknown' && unknownPolicy === 'hold')
          expect(change.queue).toMatchObject({ waitsFor: 'decision' });
      },
    ),
    { numRuns: 1000 },
  );
});
