import type { AccountSetup } from '../accounts/account-setup';
import type { AttemptRecord, ClaimedRow, RowChange } from '../ledger/ledger.types';
import type { SinkDefinition, Verdict } from '../sinks/sink-definition';
import { delayAfterFailureMs } from './backoff.rules';

/** What the dispatcher knows of one attempt: the sink's word, or that the request never left. */
export type AttemptOutcome =
  Verdict | { verdict: 'unsent'; cause: string } | { verdict: 'refused'; cause: string };

export interface OutcomeContext {
  setup: Pick<AccountSetup, 'unknownPolicy' | 'unknownWaitSeconds' | 'retryHours'>;
  definition: Pick<SinkDefinition, 'afterRefusal'>;
  now: Date;
  /** 0 up to 1. */
  random: number;
  details?: string;
}

/** What one attempt means for its row. */
export function changeAfter(
  row: ClaimedRow,
  outcome: AttemptOutcome,
  attempt: AttemptRecord | undefined,
  context: OutcomeContext,
): RowChange {
  const { deliveryId } = row;
  const { now, details } = context;
  // Nearly every row ends here, so nothing is made for it that only the others need.
  if (outcome.verdict === 'accepted')
    return { deliveryId, actor: 'worker', attempt, details, to: 'accepted', cause: null, queue: 'remove' };
  const change = { deliveryId, actor: 'worker', attempt, details };
  switch (outcome.verdict) {
    case 'refused':
    case 'rejected':
    case 'refused_batch':
      return context.definition.afterRefusal === 'park'
        ? { ...change, to: 'parked', cause: outcome.cause, queue: { dueAt: now, waitsFor: 'parked' } }
        : { ...change, to: 'rejected', cause: outcome.cause, queue: 'remove' };
    case 'unknown':
      return {
        ...change,
        to: 'unknown',
        cause: outcome.cause,
        // Who has answered nothing for so long is left to a person, and holds up nobody.
        queue: givesUp(row, context) ? forDecision(context) : placeOfUnknown(row, context),
      };
    case 'unsent':
    case 'later':
    case 'account_at_fault':
      return { ...change, ...tryAgain(row, outcome, context) };
  }
}

/** Time after time without an answer, or left for a person to decide: that is the account's policy, never a habit. */
export function placeOfUnknown(
  row: Pick<ClaimedRow, 'attempts'>,
  { setup, now, random }: Pick<OutcomeContext, 'setup' | 'now' | 'random'>,
): RowChange['queue'] {
  if (setup.unknownPolicy === 'hold') return forDecision({ setup, now });
  const restMs = Math.max(longestEchoMs(setup), delayAfterFailureMs(row.attempts + 1, random));
  return { dueAt: later(now, restMs) };
}

function tryAgain(
  row: ClaimedRow,
  outcome: { verdict: string; cause: string; retryAfterMs?: number },
  { setup, now, random }: OutcomeContext,
): Pick<RowChange, 'to' | 'cause' | 'queue'> {
  // A row whose fate is unknown stays so, whatever became of a later attempt.
  const to = row.state === 'unknown' ? 'unknown' : 'queued';
  // The row is as good as before; when the account may try again, the breaker knows.
  if (outcome.verdict === 'account_at_fault') return { to, cause: outcome.cause, queue: { dueAt: now } };
  if (givesUp(row, { setup, now })) {
    if (row.state === 'unknown') return { to, cause: outcome.cause, queue: forDecision({ setup, now }) };
    return { to: 'parked', cause: outcome.cause, queue: { dueAt: now, waitsFor: 'parked' } };
  }
  const delayMs = delayAfterFailureMs(row.attempts + 1, random, outcome.retryAfterMs);
  return { to, cause: outcome.cause, queue: { dueAt: later(now, delayMs) } };
}

const givesUp = (
  row: Pick<ClaimedRow, 'recordedAt'>,
  { setup, now }: Pick<OutcomeContext, 'setup' | 'now'>,
) => now.getTime() - row.recordedAt.getTime() > setup.retryHours * 3_600_000;

/** For so long the effect of what was sent may still come, and nothing of the person may overtake it. */
const longestEchoMs = ({ unknownWaitSeconds }: OutcomeContext['setup']) => unknownWaitSeconds * 1_000;

const forDecision = ({ setup, now }: Pick<OutcomeContext, 'setup' | 'now'>): RowChange['queue'] => ({
  dueAt: later(now, longestEchoMs(setup)),
  waitsFor: 'decision',
});

const later = (now: Date, ms: number) => new Date(now.getTime() + ms);

/** A row that must not go any more, without an attempt. That it may have gone before is not forgotten. */
export const withheld = (
  row: ClaimedRow,
  end: { to: 'suppressed' | 'expired'; cause: string },
  context: Pick<OutcomeContext, 'setup' | 'now'>,
): RowChange => ({
  deliveryId: row.deliveryId,
  actor: 'worker',
  cause: end.cause,
  ...(row.state === 'unknown'
    ? { to: 'unknown', queue: forDecision(context) }
    : { to: end.to, queue: 'remove' }),
});
