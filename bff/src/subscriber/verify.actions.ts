import { randomBytes } from 'node:crypto';
import type { Dispatcher } from 'undici';
import { recordAudit } from '../operator';
import type { Clock } from '../platform/clock';
import type { Transaction } from '../platform/database';
import { AppError } from '../platform/errors';
import type { Platform } from '../platform/platform';
import type { OperatorContext } from '../platform/trpc';
import { setAccountStatus, slowDown } from './account.store';
import { challengeEndpoint } from './challenge-endpoint';
import { isChallengeAnswered } from './challenge.rules';
import { liveSecrets } from './key.store';
import { CoreProblem } from './problem';
import { accountsOf } from './subscriber.actions';
import {
  findSubscriber,
  setCause,
  setChallenge,
  setVerified,
  type Subscriber,
  takeChallenge,
} from './subscriber.store';

const challengeLifeMs = 10 * 60_000;
const challengeBytes = 32;

export interface EndpointAsking {
  agent: Dispatcher;
  timeoutMs: number;
  /** The host that asks, as the CloudEvents handshake names it. */
  origin: string;
  worldClock: Clock;
}

export type VerifyAnswer = { verified: true } | { verified: false; cause: string };

/**
 * Asks the endpoint of a subscriber whether it wants events and knows its secret. Until it does, the subscriber
 * stays inactive with the cause. Whoever only fetches proves itself at the door of verification.
 */
export async function verifySubscriber(
  context: OperatorContext,
  asking: EndpointAsking,
  input: { subscriberId: string },
): Promise<VerifyAnswer> {
  const subscriber = await findSubscriber(context.db, input.subscriberId);
  if (!subscriber || subscriber.status === 'closed') throw new AppError('not_found');
  if (subscriber.status === 'running') return { verified: true };
  if (!subscriber.endpointUrl) return { verified: false, cause: 'waits_for_subscriber' };
  const { operatorId } = context.operator;
  const secrets = await liveSecrets(context.db, context.vault, subscriber.subscriberId, context.clock.now());
  const end = await challengeEndpoint(subscriber.endpointUrl, secrets, {
    ...asking,
    now: asking.worldClock.now(),
  });
  return context.db.transaction(async (tx) => {
    const audit = { operatorId, subject: subscriber.subscriberId, at: context.clock.now() };
    if (!end.verified) {
      await setCause(tx, subscriber.subscriberId, end.cause);
      await recordAudit(tx, { ...audit, action: 'subscriber_not_verified', reason: end.cause });
      return { verified: false, cause: end.cause };
    }
    if (subscriber.pushAccountId && end.allowedPerMinute !== null)
      await slowDown(tx, subscriber.pushAccountId, end.allowedPerMinute, {
        madeBy: operatorId,
        at: audit.at,
      });
    const started = await start(tx, subscriber, audit.at);
    if (!started) return { verified: false, cause: 'closed_meanwhile' };
    await recordAudit(tx, { ...audit, action: 'subscriber_verified' });
    return { verified: true };
  });
}

/** A challenge for a subscriber that only fetches; it is good for ten minutes and one answer. */
export async function askChallenge(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  subscriber: Subscriber,
): Promise<{ challenge: string; until: Date }> {
  refuseWhoIsPushedTo(subscriber);
  const challenge = randomBytes(challengeBytes).toString('base64url');
  const until = new Date(clock.nowMs() + challengeLifeMs);
  await setChallenge(db, subscriber.subscriberId, challenge, until);
  return { challenge, until };
}

/** Starts a subscriber that only fetches as soon as it has shown that it knows its secret. */
export async function answerChallenge(
  { db, clock, vault }: Pick<Platform, 'db' | 'clock' | 'vault'>,
  subscriber: Subscriber,
  answered: { challenge: string; signature: string },
): Promise<void> {
  refuseWhoIsPushedTo(subscriber);
  const at = clock.now();
  const secrets = await liveSecrets(db, vault, subscriber.subscriberId, at);
  const challenge = await takeChallenge(db, subscriber.subscriberId, at);
  if (challenge === null || !isChallengeAnswered(secrets, challenge, answered)) {
    await setCause(db, subscriber.subscriberId, 'challenge_answer_wrong');
    throw new CoreProblem('challenge_failed');
  }
  await db.transaction((tx) => start(tx, subscriber, at));
}

function refuseWhoIsPushedTo({ endpointUrl }: Subscriber): void {
  if (endpointUrl !== null) throw new CoreProblem('pushed_to');
}

/** False for one that was closed while its endpoint was asked: it stays closed. */
async function start(tx: Transaction, { subscriberId }: Subscriber, at: Date): Promise<boolean> {
  const current = await findSubscriber(tx, subscriberId, { lock: true });
  if (current?.status === 'draft') {
    await setVerified(tx, subscriberId, at);
    await setAccountStatus(tx, accountsOf(current), 'running');
  }
  return current !== undefined && current.status !== 'closed';
}
