import type { FactName } from '@loudou/shared/catalogue';
import { recordAudit } from '../operator';
import type { Transaction } from '../platform/database';
import { AppError } from '../platform/errors';
import type { Ids } from '../platform/ids';
import type { Platform } from '../platform/platform';
import type { OperatorContext } from '../platform/trpc';
import { createAccount, setAccountSecrets, setAccountStatus } from './account.store';
import { endpointFault, type EndpointRules } from './endpoint.rules';
import { feedSink } from './feed-intake';
import { createFeed } from './feed.store';
import { endKeys, insertKey, letKeyEnd, liveKeys, liveSecrets } from './key.store';
import { newKeyPair } from './keys';
import { endReplays } from './replay.store';
import {
  findSubscriber,
  insertSubscriber,
  setClosed,
  setSealedUntil,
  type Subscriber,
} from './subscriber.store';

const hourMs = 3_600_000;

export interface CreateSubscriber {
  name: string;
  /** Null for whoever only fetches. */
  endpointUrl: string | null;
  /** Empty: every fact. */
  factNames: FactName[];
  purpose: string;
}

/** What is shown once; only a hash and a seal of it are kept. */
export interface HandedOut {
  subscriberId: string;
  keyId: string;
  apiKey: string;
  signingSecret: string;
}

/**
 * Registers a subscriber, not yet verified: nothing is put into its feed and nothing is pushed to it. Refused as
 * `invalid_input` (details.cause) for an endpoint that is not allowed, `key_reused` for a name that is taken.
 */
export async function createSubscriber(
  context: OperatorContext,
  rules: EndpointRules,
  input: CreateSubscriber,
): Promise<HandedOut> {
  const fault = input.endpointUrl === null ? null : endpointFault(input.endpointUrl, rules);
  if (fault) throw new AppError('invalid_input', { details: { cause: fault } });
  const at = context.clock.now();
  const subscriberId = idOf(context.ids, 'sub');
  const feedAccountId = idOf(context.ids, 'acc');
  const pushAccountId = input.endpointUrl === null ? null : idOf(context.ids, 'acc');
  const made = { subscriberId, madeBy: context.operator.operatorId, at };
  const pair = newKeyPair(context.ids);
  await context.db.transaction(async (tx) => {
    await createAccount(tx, {
      ...made,
      accountId: feedAccountId,
      sink: feedSink,
      label: input.name,
      settings: { facts: input.factNames },
    });
    // Nothing is signed on the way into a feed; the delivery only wants to see that the account is set up.
    await setAccountSecrets(tx, context.vault, feedAccountId, {});
    await createFeed(tx, feedAccountId);
    if (pushAccountId) {
      const settings = { endpoint: input.endpointUrl, facts: input.factNames };
      await createAccount(tx, {
        ...made,
        accountId: pushAccountId,
        sink: 'marketing_core',
        label: input.name,
        settings,
      });
    }
    const isNew = await insertSubscriber(tx, { ...input, ...made, feedAccountId, pushAccountId });
    if (!isNew) throw new AppError('key_reused', { details: { cause: 'name_taken' } });
    await insertKey(tx, context.vault, subscriberId, pair, at);
    await sealForDelivery(context, tx, { subscriberId, pushAccountId }, at);
    await audit(context, tx, 'subscriber_created', subscriberId);
  });
  return handedOut(subscriberId, pair);
}

export interface RotateKey {
  subscriberId: string;
  /** The key that the operator saw: a second tap finds another current key and is refused. */
  currentKeyId: string;
  graceHours: number;
}

/**
 * Hands out a new key and secret. The old ones work beside them until the grace is over, and every push is
 * signed with both. Refused as `key_reused` when the key was rotated already or a grace still runs.
 */
export async function rotateKey(context: OperatorContext, input: RotateKey): Promise<HandedOut> {
  const pair = newKeyPair(context.ids);
  await context.db.transaction(async (tx) => {
    const subscriber = await lockOpen(tx, input.subscriberId);
    const at = context.clock.now();
    const keys = await liveKeys(tx, subscriber.subscriberId, at);
    if (keys.some(({ endsAt }) => endsAt !== null))
      throw new AppError('key_reused', { details: { cause: 'grace_running' } });
    if (keys[0]?.keyId !== input.currentKeyId)
      throw new AppError('key_reused', { details: { cause: 'not_the_current_key' } });
    await letKeyEnd(tx, input.currentKeyId, new Date(at.getTime() + input.graceHours * hourMs));
    await insertKey(tx, context.vault, subscriber.subscriberId, pair, at);
    await sealForDelivery(context, tx, subscriber, at);
    await audit(context, tx, 'subscriber_key_rotated', subscriber.subscriberId);
  });
  return handedOut(input.subscriberId, pair);
}

/** Ends the grace before its time: from now on the old key opens nothing and signs nothing. */
export async function endGrace(
  context: OperatorContext,
  input: { subscriberId: string },
): Promise<{ ended: number }> {
  return context.db.transaction(async (tx) => {
    const subscriber = await lockOpen(tx, input.subscriberId);
    const at = context.clock.now();
    const ended = await endKeys(tx, subscriber.subscriberId, 'in_grace', at);
    await sealForDelivery(context, tx, subscriber, at);
    await audit(context, tx, 'subscriber_grace_ended', subscriber.subscriberId);
    return { ended };
  });
}

/** Nothing more goes to it, and none of its keys opens anything. What it was told stays in the ledger; what waits is put aside. */
export async function closeSubscriber(
  context: OperatorContext,
  input: { subscriberId: string; reason: string },
): Promise<{ closed: true }> {
  return context.db.transaction(async (tx) => {
    const subscriber = await lockOpen(tx, input.subscriberId);
    const at = context.clock.now();
    await endKeys(tx, subscriber.subscriberId, 'all', at);
    await sealForDelivery(context, tx, subscriber, at);
    await setAccountStatus(tx, accountsOf(subscriber), 'closed');
    await endReplays(tx, subscriber.subscriberId, at);
    await setClosed(tx, subscriber.subscriberId, at);
    await audit(context, tx, 'subscriber_closed', subscriber.subscriberId, input.reason);
    return { closed: true };
  });
}

export const accountsOf = ({ feedAccountId, pushAccountId }: Subscriber) =>
  pushAccountId ? [feedAccountId, pushAccountId] : [feedAccountId];

async function lockOpen(tx: Transaction, subscriberId: string): Promise<Subscriber> {
  const subscriber = await findSubscriber(tx, subscriberId, { lock: true });
  if (!subscriber || subscriber.status === 'closed') throw new AppError('not_found');
  return subscriber;
}

/** The delivery signs with what is sealed in its account; it follows every change of the keys. */
export async function sealForDelivery(
  { vault }: Pick<Platform, 'vault'>,
  tx: Transaction,
  { subscriberId, pushAccountId }: Pick<Subscriber, 'subscriberId' | 'pushAccountId'>,
  at: Date,
): Promise<void> {
  if (!pushAccountId) return;
  const ending = (await liveKeys(tx, subscriberId, at)).find(({ endsAt }) => endsAt !== null);
  const live = await liveSecrets(tx, vault, subscriberId, at);
  await setAccountSecrets(tx, vault, pushAccountId, live.length > 0 ? { live } : null);
  await setSealedUntil(tx, subscriberId, ending?.endsAt ?? null);
}

const audit = (
  { operator, clock }: OperatorContext,
  tx: Transaction,
  action: string,
  subject: string,
  reason?: string,
) => recordAudit(tx, { operatorId: operator.operatorId, action, subject, reason, at: clock.now() });

const handedOut = (subscriberId: string, pair: ReturnType<typeof newKeyPair>): HandedOut => ({
  subscriberId,
  keyId: pair.keyId,
  apiKey: pair.apiKey,
  signingSecret: pair.secret,
});

/** An id in the house's form, for what only this module and the ledger know. */
export const idOf = (ids: Ids, prefix: 'sub' | 'acc' | 'rpl' | 'sup') =>
  `${prefix}_${ids.next('key').slice('key_'.length)}`;
