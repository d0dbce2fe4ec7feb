import type { FactData, FactName } from '@loudou/shared/catalogue';
import type { PersonId, SessionId } from '@loudou/shared/ids';
import { creditRegistration } from '../attribution';
import {
  attachPhone,
  duringVisit,
  insertVisitor,
  isRegistered,
  joinByNumber,
  judgeNumber,
  markRegistered,
  recordDevice,
  rootOf,
  settlePeople,
} from '../identity';
import type { Queryable } from '../platform/database';
import { AppError } from '../platform/errors';
import { appendFact } from '../platform/outbox';
import type { VisitorContext } from '../platform/trpc';
import { findPersonOfSession, setPerson } from './session.store';

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
  const { sessionId, deviceId } = context.session;
  const visitor = await personOfSession(tx, sessionId);
  const number = await judgeNumber(context, tx, { personId: visitor, deviceId, phone: proof.phone });
  // Two devices may prove one number in the same moment: the slower one starts over and finds its owner.
  if ((await personOfSession(tx, sessionId)) !== visitor) throw new AppError('overloaded');
  if (number.is === 'theirs')
    return comeBack(context, tx, proof, {
      visitor: number.isSomebodyElse ? null : visitor,
      owner: number.personId as PersonId,
    });
  const personId = number.isSomebodyElse ? await startAnew(context, tx) : visitor;
  return register(context, tx, proof, { personId, isShared: number.is === 'shared' });
}

async function personOfSession(tx: Queryable, sessionId: SessionId): Promise<PersonId> {
  const personId = await findPersonOfSession(tx, sessionId);
  if (personId === null) throw new AppError('session_expired');
  return personId;
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
  { personId: profile, isShared }: { personId: PersonId; isShared: boolean },
): Promise<SignedIn> {
  const { host, deviceId } = context.session;
  await attachPhone(tx, context, profile, proof.phone, { isShared });
  const isNew = await markRegistered(tx, profile, context.clock.now());
  await settlePeople(context, tx, [profile], duringVisit(context.session));
  const personId = await rootOf(tx, profile);
  // They registered once, with a number that was not theirs: what was told of that stays told.
  if (!isNew) return signIn(context, tx, proof, personId);
  await setPerson(tx, context.session.sessionId, { personId, signedIn: true });
  await recordDevice(context, tx, personId, { deviceId });
  const credit = await creditRegistration(context, tx, personId);
  await tellOfProof(context, tx, proof, personId);
  await tell(context, tx, personId, 'user_registered', personId, { method: proof.method, host, ...credit });
  return { personId, returning: false };
}

async function comeBack(
  context: VisitorContext,
  tx: Queryable,
  proof: Proof,
  { visitor, owner }: { visitor: PersonId | null; owner: PersonId },
): Promise<SignedIn> {
  if (visitor !== null) {
    const joining = { visitor, owner, phone: proof.phone };
    await joinByNumber(context, tx, joining, duringVisit(context.session));
  }
  const personId = await rootOf(tx, owner);
  if (await isRegistered(tx, personId)) return signIn(context, tx, proof, personId);
  // Whoever had it was parted from the person that they had joined by it, and never registered themselves.
  return register(context, tx, proof, { personId, isShared: false });
}

async function signIn(
  context: VisitorContext,
  tx: Queryable,
  proof: Proof,
  personId: PersonId,
): Promise<SignedIn> {
  const { sessionId, host, deviceId } = context.session;
  await setPerson(tx, sessionId, { personId, signedIn: true });
  await recordDevice(context, tx, personId, { deviceId });
  await tellOfProof(context, tx, proof, personId);
  await tell(context, tx, personId, 'user_returned', `${sessionId}:${proof.proofKey}`, { linkRule, host });
  return { personId, returning: true };
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
