import type { Product } from '@loudou/shared/product';
import type { Purpose } from '@loudou/shared/consent';
import type { DeviceId, PersonId, TouchId } from '@loudou/shared/ids';
import type { EnterOptions } from '@loudou/shared/entry';
import { findArrivedPerson, recordTouch } from '../attribution';
import { currentDecisions } from '../consent';
import { type Host, HostRefused, HostUnavailable } from '../hosts';
import {
  duringVisit,
  findAccountHolder,
  insertVisitor,
  isKnown,
  isRegistered,
  keepAccount,
  learnAccount,
  recordDevice,
  type SeenAtHost,
} from '../identity';
import type { Queryable } from '../platform/database';
import type { CallContext, CallerSession, HostName } from '../platform/trpc';
import { previewLinkOf } from './visit-preview';
import { type ShownToVisit, type VariantsOf, variantsOfVisit } from './visit-variants';
import { continueSession, insertSession, newToken, setPerson, setTouch } from './session.store';

/** Only the hosts that are configured; a visit from another goes on without the host's word. */
export type Hosts = Readonly<Partial<Record<HostName, Host>>>;

export interface OpenSession {
  host: HostName;
  deviceId: DeviceId;
  arrival: { arrivalId: string; enter: Omit<EnterOptions, 'host'>; mode: 'cold' | 'hot' } | null;
  loginCode?: string;
  anonymousCode?: string;
}

/** With the page experiments that this visit is in; everything else shows its default. */
export interface SessionOpened extends ShownToVisit {
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
  { hosts, variantsOf }: { hosts: Hosts; variantsOf: VariantsOf },
  input: OpenSession,
): Promise<SessionOpened> {
  const seen = await askHost(context, hosts[input.host], input);
  const link = await previewLinkOf(context, input);
  const { session, ...opened } = await context.db.transaction(async (tx) => {
    const { session, token } = await continueOrStart(context, tx, input, seen);
    // Somebody who came to look at a preview is no visitor: their coming is told to nobody.
    const touchId =
      input.arrival && !link ? await recordArrival(context, tx, session, input.arrival) : session.touchId;
    const decisions = await currentDecisions(tx, session.personId);
    return {
      session: { ...session, touchId },
      sessionToken: token,
      personId: session.personId,
      registered: session.registered,
      touchId,
      decisions: Object.fromEntries(decisions.map((current) => [current.purpose, current.decision])),
    };
  });
  // After the visit stands: what experiments take must not hold it up.
  const shown = await variantsOfVisit(context, variantsOf, session, { link, seen });
  return { ...opened, ...shown, product: context.product, serverTimeMs: context.clock.nowMs() };
}

const nothingSeen: SeenAtHost = { account: null, anonymousId: null };

async function askHost(
  context: CallContext,
  host: Host | undefined,
  input: OpenSession,
): Promise<SeenAtHost> {
  if (!host || (!input.loginCode && !input.anonymousCode)) return nothingSeen;
  try {
    const login = await host.logIn({ code: input.loginCode, anonymousCode: input.anonymousCode });
    return {
      account: login.openId
        ? { host: host.name, appId: host.appId, openId: login.openId, unionId: login.unionId }
        : null,
      anonymousId: login.anonymousOpenId,
    };
  } catch (error) {
    if (!(error instanceof HostRefused || error instanceof HostUnavailable)) throw error;
    context.logger.warn(
      { err: error, host: host.name, requestId: context.requestId },
      'the host did not say who this is; the visit goes on',
    );
    return nothingSeen;
  }
}

async function continueOrStart(
  context: CallContext,
  tx: Queryable,
  input: OpenSession,
  seen: SeenAtHost,
): Promise<{ session: CallerSession; token: string }> {
  const now = context.clock.now();
  const running = context.sessionToken
    ? await continueSession(tx, context.sessionToken, input.deviceId, now)
    : null;
  const session = running && (await followAccount(context, tx, running, seen));
  if (session && context.sessionToken) return { session, token: context.sessionToken };
  return startSession(context, tx, input, seen, running);
}

async function startSession(
  context: CallContext,
  tx: Queryable,
  input: OpenSession,
  seen: SeenAtHost,
  left: CallerSession | null,
): Promise<{ session: CallerSession; token: string }> {
  const sessionId = context.ids.next('session');
  const { personId, byAccount } = await findOrMakePerson(
    context,
    tx,
    { ...input, sessionId },
    { seen, left },
  );
  const token = newToken();
  const session: CallerSession = {
    sessionId,
    personId,
    deviceId: input.deviceId,
    host: input.host,
    // An arrival told again names a visitor; should they register in this moment, it is not they who open.
    registered: byAccount && (await isRegistered(tx, personId)),
    touchId: null,
  };
  await insertSession(tx, { ...session, token, signedIn: session.registered, at: context.clock.now() });
  return { session, token };
}

/** The host's own log-in proves the person as well as a phone does: its account is theirs alone. */
async function findOrMakePerson(
  context: CallContext,
  tx: Queryable,
  input: OpenSession & Pick<CallerSession, 'sessionId'>,
  { seen, left }: { seen: SeenAtHost; left: CallerSession | null },
): Promise<{ personId: PersonId; byAccount: boolean }> {
  const { account } = seen;
  const occasion = duringVisit({ ...input, touchId: null });
  const known = account ? await findAccountHolder(context, tx, account, occasion) : null;
  if (known) return { personId: known, byAccount: true };
  const visitor =
    input.arrival && !left
      ? await findArrivedPerson(tx, { deviceId: input.deviceId, arrivalId: input.arrival.arrivalId })
      : null;
  // Whoever has registered since must prove who they are: knowing an old arrival opens nothing.
  if (visitor && !(await isKnown(tx, visitor))) return { personId: visitor, byAccount: false };
  const personId = context.ids.next('person');
  await insertVisitor(tx, context, personId);
  await recordDevice(context, tx, personId, { ...input, anonymousId: seen.anonymousId });
  return account
    ? { personId: await keepAccount(context, tx, personId, account, occasion), byAccount: true }
    : { personId, byAccount: false };
}

/** A session opened before the host answered learns later whose it is; null when it is somebody else's. */
async function followAccount(
  context: CallContext,
  tx: Queryable,
  session: CallerSession,
  { account }: SeenAtHost,
): Promise<CallerSession | null> {
  if (!account || session.registered) return session;
  const personId = await learnAccount(
    context,
    tx,
    { personId: session.personId, account },
    duringVisit(session),
  );
  if (personId === null) return null;
  const isTheirs = (await findAccountHolder(context, tx, account, duringVisit(session))) === personId;
  const registered = isTheirs && (await isRegistered(tx, personId));
  await setPerson(tx, session.sessionId, { personId, signedIn: registered });
  return { ...session, personId, registered };
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
