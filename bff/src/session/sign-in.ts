import type { PersonId } from '@loudou/shared/ids';
import { creditRegistration } from '../attribution';
import { requireConsent } from '../consent';
import { HostRefused, HostUnavailable } from '../hosts';
import {
  attachPhone,
  findByPhone,
  insertVisitor,
  lockPerson,
  markRegistered,
  mergeVisitor,
  readOpenId,
  tryCode,
} from '../identity';
import type { Queryable } from '../platform/database';
import { AppError } from '../platform/errors';
import { once } from '../platform/once';
import { appendFact } from '../platform/outbox';
import type { VisitorContext } from '../platform/trpc';
import type { Hosts } from './open-session';
import { moveSessions, signInAs } from './session.store';

export interface SignedIn {
  personId: PersonId;
  returning: boolean;
}

type Answer =
  | ({ signedIn: true } & SignedIn)
  | { signedIn: false; code: 'code_expired' | 'code_wrong'; triesLeft: number | null };

/** Errors: `consent_required`, `code_wrong` (details.triesLeft), `code_expired`. */
export async function signInBySms(
  context: VisitorContext,
  input: { challengeId: string; phone: string; code: string; idempotencyKey: string },
): Promise<SignedIn> {
  const intent = {
    owner: context.session.sessionId,
    operation: 'signInBySms',
    key: input.idempotencyKey,
    input: `${input.challengeId} ${context.vault.lookup('sms_code', input.code).toString('hex')}`,
  };
  const answer = await once<Answer>(context.db, context.clock.now(), intent, async (tx) => {
    await requireConsent(tx, context.session.personId, 'application_processing');
    const proof = await tryCode(context, tx, input);
    if (!proof.proven)
      return { signedIn: false, code: proof.code, triesLeft: 'triesLeft' in proof ? proof.triesLeft : null };
    return {
      signedIn: true,
      ...(await signIn(context, tx, {
        phone: input.phone,
        method: 'sms',
        seconds: proof.secondsToProve,
        proofKey: input.challengeId,
      })),
    };
  });
  if (!answer.signedIn)
    throw new AppError(answer.code, {
      details: answer.triesLeft === null ? undefined : { triesLeft: answer.triesLeft },
    });
  return { personId: answer.personId, returning: answer.returning };
}

/**
 * One tap on the host's own button. A host's code is good once, so it is spent before the transaction; when
 * that fails the phone falls back to SMS. Errors: `consent_required`, `host_phone_unavailable`.
 */
export async function signInByHostPhone(
  context: VisitorContext,
  hosts: Hosts,
  input: { code: string; idempotencyKey: string },
): Promise<SignedIn> {
  await requireConsent(context.db, context.session.personId, 'application_processing');
  const intent = {
    owner: context.session.sessionId,
    operation: 'signInByHostPhone',
    key: input.idempotencyKey,
    input: '',
  };
  const phone = (await findAnswered(context, intent.key))
    ? null
    : await readHostPhone(context, hosts, input.code);
  return once<SignedIn>(context.db, context.clock.now(), intent, async (tx) => {
    if (phone === null) throw new AppError('host_phone_unavailable');
    return signIn(context, tx, {
      phone,
      method: 'one_tap',
      seconds: 0,
      proofKey: `${context.session.sessionId}:${input.idempotencyKey}`,
    });
  });
}

async function findAnswered(context: VisitorContext, key: string): Promise<boolean> {
  const row = await context.db.maybeOne(
    'select 1 from intent where owner = $1 and operation = $2 and key = $3',
    [context.session.sessionId, 'signInByHostPhone', key],
  );
  return row !== undefined;
}

async function readHostPhone(context: VisitorContext, hosts: Hosts, code: string): Promise<string> {
  const host = hosts[context.session.host];
  if (!host) throw new AppError('host_phone_unavailable');
  try {
    const openId = await readOpenId(context.db, context, context.session.personId, context.session.host);
    return (await host.readPhoneNumber({ code, openId })).phone;
  } catch (cause) {
    if (cause instanceof HostRefused || cause instanceof HostUnavailable)
      throw new AppError('host_phone_unavailable', { cause });
    throw cause;
  }
}

interface Proof {
  phone: string;
  method: 'one_tap' | 'sms';
  seconds: number;
  proofKey: string;
}

async function signIn(context: VisitorContext, tx: Queryable, proof: Proof): Promise<SignedIn> {
  const visitor = context.session.personId;
  const { registered } = await lockPerson(tx, visitor);
  const owner = await findByPhone(tx, context, proof.phone);
  if (owner) return returnAs(context, tx, proof, { owner, visitor, visitorIsRegistered: registered });
  // Somebody else's phone on a signed-in device is somebody else: no merge without an identity document.
  const personId = registered ? await startAnew(context, tx) : visitor;
  return register(context, tx, proof, personId);
}

async function startAnew(context: VisitorContext, tx: Queryable): Promise<PersonId> {
  const personId = context.ids.next('person');
  await insertVisitor(tx, context, personId);
  return personId;
}

async function register(
  context: VisitorContext,
  tx: Queryable,
  proof: Proof,
  personId: PersonId,
): Promise<SignedIn> {
  const { session } = context;
  // Two devices may prove one number in the same moment: the slower one starts over and finds its owner.
  if (!(await attachPhone(tx, context, personId, proof.phone))) throw new AppError('overloaded');
  await markRegistered(tx, personId, context.clock.now());
  await signInAs(tx, session.sessionId, personId);
  const credit = await creditRegistration(context, tx, personId);
  const fact = { personId, touchId: session.touchId, host: session.host };
  await appendFact(
    { ...context, db: tx },
    {
      ...fact,
      name: 'phone_verified',
      onceKey: proof.proofKey,
      data: { method: proof.method, seconds: proof.seconds },
    },
  );
  await appendFact(
    { ...context, db: tx },
    {
      ...fact,
      name: 'user_registered',
      onceKey: personId,
      data: { method: proof.method, host: session.host, ...credit },
    },
  );
  return { personId, returning: false };
}

async function returnAs(
  context: VisitorContext,
  tx: Queryable,
  proof: Proof,
  who: { owner: PersonId; visitor: PersonId; visitorIsRegistered: boolean },
): Promise<SignedIn> {
  const { session } = context;
  const fact = { personId: who.owner, touchId: session.touchId, host: session.host };
  if (who.owner !== who.visitor && !who.visitorIsRegistered) {
    await mergeVisitor(tx, context, {
      mergeId: `${who.visitor}>${who.owner}`,
      from: who.visitor,
      into: who.owner,
      linkRule: 'verified_phone',
      evidence: ['phone'],
    });
    await moveSessions(tx, who.visitor, who.owner);
    await appendFact(
      { ...context, db: tx },
      {
        ...fact,
        name: 'identities_merged',
        onceKey: who.visitor,
        data: {
          fromPersonId: who.visitor,
          intoPersonId: who.owner,
          linkRule: 'verified_phone',
          evidence: ['phone'],
        },
      },
    );
  }
  await signInAs(tx, session.sessionId, who.owner);
  await appendFact(
    { ...context, db: tx },
    {
      ...fact,
      name: 'phone_verified',
      onceKey: proof.proofKey,
      data: { method: proof.method, seconds: proof.seconds },
    },
  );
  await appendFact(
    { ...context, db: tx },
    {
      ...fact,
      name: 'user_returned',
      onceKey: `${session.sessionId}:${proof.proofKey}`,
      data: { linkRule: 'verified_phone', host: session.host },
    },
  );
  return { personId: who.owner, returning: true };
}
