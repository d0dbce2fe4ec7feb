import type { FactData, FactName } from '@loudou/shared/catalogue';
import type { PersonId } from '@loudou/shared/ids';
import { creditRegistration } from '../attribution';
import {
  attachPhone,
  findByPhone,
  insertVisitor,
  lockPerson,
  markRegistered,
  mergeVisitor,
} from '../identity';
import type { Queryable } from '../platform/database';
import { AppError } from '../platform/errors';
import { appendFact } from '../platform/outbox';
import type { VisitorContext } from '../platform/trpc';
import { moveSessions, signInAs } from './session.store';

export interface SignedIn {
  personId: PersonId;
  returning: boolean;
}

/** A phone number that was proven, and how; `proofKey` is the challenge or the tap that proved it. */
export interface Proof {
  phone: string;
  method: 'one_tap' | 'sms';
  seconds: number;
  proofKey: string;
}

const linkRule = 'verified_phone';

/** Whose number it is decides who the visitor is: somebody new, or somebody known who came back. */
export async function becomePerson(context: VisitorContext, tx: Queryable, proof: Proof): Promise<SignedIn> {
  const visitor = context.session.personId;
  const { registered } = await lockPerson(tx, visitor);
  const owner = await findByPhone(tx, context, proof.phone);
  if (!owner) {
    // Somebody else's phone on a signed-in device is somebody else: no merge without an identity document.
    return register(context, tx, proof, registered ? await startAnew(context, tx) : visitor);
  }
  if (owner !== visitor && !registered) await mergeInto(context, tx, visitor, owner);
  return comeBack(context, tx, proof, owner);
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
  const { sessionId, host } = context.session;
  // Two devices may prove one number in the same moment: the slower one starts over and finds its owner.
  if (!(await attachPhone(tx, context, personId, proof.phone))) throw new AppError('overloaded');
  await markRegistered(tx, personId, context.clock.now());
  await signInAs(tx, sessionId, personId);
  const credit = await creditRegistration(context, tx, personId);
  await tellOfProof(context, tx, proof, personId);
  await tell(context, tx, personId, 'user_registered', personId, { method: proof.method, host, ...credit });
  return { personId, returning: false };
}

async function comeBack(
  context: VisitorContext,
  tx: Queryable,
  proof: Proof,
  personId: PersonId,
): Promise<SignedIn> {
  const { sessionId, host } = context.session;
  await signInAs(tx, sessionId, personId);
  await tellOfProof(context, tx, proof, personId);
  await tell(context, tx, personId, 'user_returned', `${sessionId}:${proof.proofKey}`, { linkRule, host });
  return { personId, returning: true };
}

async function mergeInto(
  context: VisitorContext,
  tx: Queryable,
  from: PersonId,
  into: PersonId,
): Promise<void> {
  const evidence = ['phone'];
  await mergeVisitor(tx, context, { mergeId: `${from}>${into}`, from, into, linkRule, evidence });
  await moveSessions(tx, from, into);
  await tell(context, tx, into, 'identities_merged', from, {
    fromPersonId: from,
    intoPersonId: into,
    linkRule,
    evidence,
  });
}

const tellOfProof = (
  context: VisitorContext,
  tx: Queryable,
  { method, seconds, proofKey }: Proof,
  personId: PersonId,
) => tell(context, tx, personId, 'phone_verified', proofKey, { method, seconds });

function tell<Name extends FactName>(
  context: VisitorContext,
  tx: Queryable,
  personId: PersonId,
  name: Name,
  onceKey: string,
  data: FactData<Name>,
) {
  const { touchId, host } = context.session;
  return appendFact({ ...context, db: tx }, { name, personId, onceKey, touchId, host, data });
}
