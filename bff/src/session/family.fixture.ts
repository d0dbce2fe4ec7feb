/** People who open the app, prove numbers and show documents, through the product's own actions and a real database. */
import type { DeviceId, PersonId } from '@loudou/shared/ids';
import type { Host } from '../hosts';
import { duringVisit, markDocumentProven, saveIdentityDocument } from '../identity';
import { previewUndo, undoLink } from '../identity/undo-link.actions';
import { anonymousCall, standingClock } from '../operator/operator.fixture';
import type { Database } from '../platform/database';
import type { CallContext, OperatorContext, VisitorContext } from '../platform/trpc';
import { becomePerson, type SignedIn } from './become-person';
import { openSession, type SessionOpened } from './open-session';
import { findSession } from './session.store';

/** What the stand-in host understands as a code: the account, and the developer's id of it. */
export interface Account {
  openId: string;
  unionId?: string;
}

const host: Host = {
  name: 'weapp',
  appId: 'wx-family',
  logIn: async ({ code }) => {
    const account = JSON.parse(code!) as Account;
    return { openId: account.openId, unionId: account.unionId ?? null, anonymousOpenId: null };
  },
  readPhoneNumber: async () => {
    throw new Error('numbers are proven in the test itself');
  },
};

export function openFamily(db: Database, start = '2026-03-01T04:00:00Z') {
  const clock = standingClock(start);
  const context: CallContext = {
    ...anonymousCall(db, clock),
    findSession: (token) => findSession(db, token, clock.now()),
  };
  let arrivals = 0;
  let proofs = 0;

  // Nothing happens twice in one moment, so that "first" means something.
  const moment = () => clock.advance(1_000);

  const open = (visit: {
    deviceId: string;
    account?: Account | null;
    token?: string | null;
    appId?: string;
    arrivalId?: string;
    clickId?: string;
  }): Promise<SessionOpened> => {
    moment();
    return openSession(
      { ...context, sessionToken: visit.token ?? null },
      { hosts: { weapp: { ...host, appId: visit.appId ?? host.appId } }, variantsOf: async () => [] },
      {
        host: 'weapp',
        deviceId: visit.deviceId as DeviceId,
        arrival: {
          arrivalId: visit.arrivalId ?? `arrival-${++arrivals}`,
          enter: visit.clickId ? { query: { gdt_vid: visit.clickId }, scene: 1045 } : { scene: 1089 },
          mode: 'cold',
        },
        loginCode: visit.account ? JSON.stringify(visit.account) : undefined,
      },
    );
  };

  async function visitorOf(token: string): Promise<VisitorContext | null> {
    const session = await findSession(db, token, clock.now());
    return session && { ...context, session };
  }

  /** Null when the session has ended. */
  async function prove(token: string, phone: string): Promise<SignedIn | null> {
    const visitor = await visitorOf(token);
    if (!visitor) return null;
    moment();
    const proofKey = `proof-${++proofs}`;
    return db.transaction((tx) => becomePerson(visitor, tx, { phone, method: 'sms', seconds: 3, proofKey }));
  }

  /** On a device of theirs, with an account of the host and a number. */
  async function signIn(deviceId: string, openId: string, phone: string) {
    const session = await open({ deviceId, account: { openId } });
    const answer = await prove(session.sessionToken, phone);
    return { ...session, ...answer! };
  }

  /** False when the session has ended or is not signed in; throws `identity_taken` as the step of the application does. */
  async function showDocument(token: string, number: string): Promise<boolean> {
    const visitor = await visitorOf(token);
    if (!visitor?.session.registered) return false;
    const { personId } = visitor.session;
    moment();
    await db.transaction(async (tx) => {
      await saveIdentityDocument(tx, context, personId, { name: '周晓禾', number, validUntil: '2036-03-07' });
      await markDocumentProven(context, tx, personId, duringVisit(visitor.session));
    });
    return true;
  }

  const administrator: OperatorContext = {
    ...context,
    operator: { operatorId: 'opr_1', displayName: 'Lin', role: 'admin' },
  };
  let undoings = 0;

  async function undo(linkId: number) {
    const { seen } = await previewUndo(context, linkId);
    const key = `undoing-of-a-link-${++undoings}`;
    return undoLink(administrator, { key, linkId, seen, reason: 'two people said so' });
  }

  /** The links of one kind that a profile has at this moment, the oldest first. */
  const linksOf = async (personId: PersonId, kind: string): Promise<number[]> => {
    const rows = await db.query<{ link_id: number }>(
      `select link_id from identity_link where person_id = $1 and kind = $2 and undone_at is null
       order by link_id`,
      [personId, kind],
    );
    return rows.map((row) => row.link_id);
  };

  const rootOf = async (personId: string): Promise<string> =>
    (
      await db.one<{ root: string }>(
        'select coalesce(merged_into, person_id) as root from person where person_id = $1',
        [personId],
      )
    ).root;

  const factsNamed = (name: string) =>
    db.query<{ person_id: string; data: Record<string, unknown> }>(
      'select person_id, data from fact where name = $1 order by fact_id',
      [name],
    );

  return {
    context,
    administrator,
    clock,
    open,
    prove,
    signIn,
    showDocument,
    undo,
    linksOf,
    visitorOf,
    rootOf,
    factsNamed,
  };
}

export type Family = ReturnType<typeof openFamily>;
