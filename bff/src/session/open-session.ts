import type { Product } from '@loudou/shared/product';
import type { Purpose } from '@loudou/shared/consent';
import type { DeviceId, PersonId, TouchId } from '@loudou/shared/ids';
import type { EnterOptions } from '@loudou/shared/entry';
import { findArrivedPerson, recordTouch } from '../attribution';
import { currentDecisions } from '../consent';
import { type Host, HostRefused, HostUnavailable } from '../hosts';
import {
  attachHostAccount,
  findByHostAccount,
  type HostAccount,
  insertVisitor,
  isRegistered,
} from '../identity';
import type { Queryable } from '../platform/database';
import type { CallContext, CallerSession, HostName } from '../platform/trpc';
import { continueSession, insertSession, newToken, setTouch, signInAs } from './session.store';

/** Only the hosts that are configured; a visit from another goes on without the host's word. */
export type Hosts = Readonly<Partial<Record<HostName, Host>>>;

export interface OpenSession {
  host: HostName;
  deviceId: DeviceId;
  arrival: { arrivalId: string; enter: Omit<EnterOptions, 'host'>; mode: 'cold' | 'hot' } | null;
  loginCode?: string;
  anonymousCode?: string;
}

export interface SessionOpened {
  sessionToken: string;
  personId: PersonId;
  registered: boolean;
  touchId: TouchId | null;
  decisions: Partial<Record<Purpose, 'granted' | 'declined' | 'withdrawn'>>;
  product: Product;
  serverTimeMs: number;
}

/**
 * One call at launch and at every return: who is this, from where did they come, what did they agree to.
 * A host that does not answer costs nothing but the name: the visit goes on without it.
 */
export async function openSession(
  context: CallContext,
  hosts: Hosts,
  input: OpenSession,
): Promise<SessionOpened> {
  const account = await readHostAccount(context, hosts[input.host], input);
  return context.db.transaction(async (tx) => {
    const { session, token } = await continueOrStart(context, tx, input, account);
    const touchId = input.arrival
      ? await recordArrival(context, tx, session, input.arrival)
      : session.touchId;
    const decisions = await currentDecisions(tx, session.personId);
    return {
      sessionToken: token,
      personId: session.personId,
      registered: session.registered,
      touchId,
      decisions: Object.fromEntries(decisions.map((current) => [current.purpose, current.decision])),
      product: context.product,
      serverTimeMs: context.clock.nowMs(),
    };
  });
}

async function readHostAccount(
  context: CallContext,
  host: Host | undefined,
  input: OpenSession,
): Promise<HostAccount | null> {
  if (!host || (!input.loginCode && !input.anonymousCode)) return null;
  try {
    const login = await host.logIn({ code: input.loginCode, anonymousCode: input.anonymousCode });
    return login.openId
      ? { host: host.name, appId: host.appId, openId: login.openId, unionId: login.unionId }
      : null;
  } catch (error) {
    if (!(error instanceof HostRefused || error instanceof HostUnavailable)) throw error;
    context.logger.warn(
      { err: error, host: host.name, requestId: context.requestId },
      'the host did not say who this is; the visit goes on',
    );
    return null;
  }
}

async function continueOrStart(
  context: CallContext,
  tx: Queryable,
  input: OpenSession,
  account: HostAccount | null,
): Promise<{ session: CallerSession; token: string }> {
  const now = context.clock.now();
  const running = context.sessionToken
    ? await continueSession(tx, context.sessionToken, input.deviceId, now)
    : null;
  if (running && context.sessionToken) {
    return { session: await followAccount(context, tx, running, account), token: context.sessionToken };
  }
  const personId = await findOrMakePerson(context, tx, input, account);
  const token = newToken();
  const session: CallerSession = {
    sessionId: context.ids.next('session'),
    personId,
    deviceId: input.deviceId,
    host: input.host,
    registered: await isRegistered(tx, personId),
    touchId: null,
  };
  await insertSession(tx, { ...session, token, signedIn: session.registered, at: now });
  return { session, token };
}

/** The host's own log-in proves the person as well as a phone does: its account is theirs alone. */
async function findOrMakePerson(
  context: CallContext,
  tx: Queryable,
  input: OpenSession,
  account: HostAccount | null,
): Promise<PersonId> {
  const known = account ? await findByHostAccount(tx, context, account) : null;
  if (known) return known;
  const visitor = input.arrival
    ? await findArrivedPerson(tx, { deviceId: input.deviceId, arrivalId: input.arrival.arrivalId })
    : null;
  // Whoever has registered since must prove who they are: knowing an old arrival opens nothing.
  if (visitor && !(await isRegistered(tx, visitor))) return visitor;
  const personId = context.ids.next('person');
  await insertVisitor(tx, context, personId);
  if (account) await attachHostAccount(tx, context, personId, account);
  return personId;
}

/** A session opened before the host answered learns later whose it is. */
async function followAccount(
  context: CallContext,
  tx: Queryable,
  session: CallerSession,
  account: HostAccount | null,
): Promise<CallerSession> {
  if (!account || session.registered) return session;
  const known = await findByHostAccount(tx, context, account);
  if (!known) await attachHostAccount(tx, context, session.personId, account);
  if (!known || known === session.personId || !(await isRegistered(tx, known))) return session;
  await signInAs(tx, session.sessionId, known);
  return { ...session, personId: known, registered: true };
}

async function recordArrival(
  context: CallContext,
  tx: Queryable,
  session: CallerSession,
  arrival: NonNullable<OpenSession['arrival']>,
): Promise<TouchId> {
  const touchId = await recordTouch(context, tx, {
    personId: session.personId,
    deviceId: session.deviceId,
    enter: { ...arrival.enter, host: session.host },
    entryMode: arrival.mode,
    arrivalId: arrival.arrivalId,
  });
  await setTouch(tx, session.sessionId, touchId);
  return touchId;
}
