import { createHash, randomBytes } from 'node:crypto';
import type { Purpose } from '@loudou/shared/consent';
import type { DeviceId, PersonId, SessionId, TouchId } from '@loudou/shared/ids';
import { agreesSql } from '../consent';
import type { Queryable } from '../platform/database';
import type { CallerSession, HostName } from '../platform/trpc';

const sessionLifeMs = 30 * 24 * 60 * 60_000;

export const newToken = () => randomBytes(32).toString('base64url');
export const hashToken = (token: string) => createHash('sha256').update(token).digest();

interface SessionRow {
  session_id: SessionId;
  person_id: PersonId;
  device_id: DeviceId;
  host: HostName;
  signed_in: boolean;
  touch_id: TouchId | null;
}

const toSession = (row: SessionRow): CallerSession => ({
  sessionId: row.session_id,
  personId: row.person_id,
  deviceId: row.device_id,
  host: row.host,
  registered: row.signed_in,
  touchId: row.touch_id,
});

const columns = 'session_id, person_id, device_id, host, signed_in, touch_id';

export async function insertSession(
  tx: Queryable,
  session: {
    sessionId: SessionId;
    token: string;
    personId: PersonId;
    deviceId: DeviceId;
    host: HostName;
    signedIn: boolean;
    at: Date;
  },
): Promise<void> {
  await tx.query(
    `insert into session (session_id, token_hash, person_id, device_id, host, signed_in, opened_at, last_seen_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7, $8)`,
    [
      session.sessionId,
      hashToken(session.token),
      session.personId,
      session.deviceId,
      session.host,
      session.signedIn,
      session.at,
      new Date(session.at.getTime() + sessionLifeMs),
    ],
  );
}

export async function findSession(db: Queryable, token: string, now: Date): Promise<CallerSession | null> {
  const row = await db.maybeOne<SessionRow>(
    `select ${columns} from session where token_hash = $1 and revoked_at is null and expires_at > $2`,
    [hashToken(token), now],
  );
  return row ? toSession(row) : null;
}

export interface Caller {
  session: CallerSession;
  /** Whether the person agrees to what the question is asked for. */
  agrees: boolean;
}

/** Whose open sessions these tokens are: one question for a door that takes most of the traffic. */
export async function findCallers(
  db: Queryable,
  tokens: readonly string[],
  purpose: Purpose,
  now: Date,
): Promise<Map<string, Caller>> {
  const rows = await db.query<SessionRow & { place: number; agrees: boolean | null }>(
    {
      name: `find_callers_${purpose}`,
      text: `select place, ${columns}, ${agreesSql('found.person_id', purpose)} as agrees
             from unnest($1::bytea[]) with ordinality as asked (token_hash, place)
             cross join lateral (
               select ${columns} from session
               where token_hash = asked.token_hash and revoked_at is null and expires_at > $2 limit 1
             ) found`,
    },
    [tokens.map(hashToken), now],
  );
  return new Map(
    rows.map((row) => [tokens[row.place - 1]!, { session: toSession(row), agrees: row.agrees === true }]),
  );
}

/** Only the device that a session was opened on may go on with it. */
export async function continueSession(
  tx: Queryable,
  token: string,
  deviceId: DeviceId,
  now: Date,
): Promise<CallerSession | null> {
  const row = await tx.maybeOne<SessionRow>(
    `update session set last_seen_at = $3, expires_at = $4
     where token_hash = $1 and device_id = $2 and revoked_at is null and expires_at > $3 returning ${columns}`,
    [hashToken(token), deviceId, now, new Date(now.getTime() + sessionLifeMs)],
  );
  return row ? toSession(row) : null;
}

export async function setTouch(tx: Queryable, sessionId: SessionId, touchId: TouchId): Promise<void> {
  await tx.query('update session set touch_id = $2 where session_id = $1', [sessionId, touchId]);
}

/** Who the session stands for at this moment; null when it has ended since the call began. */
export async function findPersonOfSession(tx: Queryable, sessionId: SessionId): Promise<PersonId | null> {
  const row = await tx.maybeOne<{ person_id: PersonId }>(
    'select person_id from session where session_id = $1 and revoked_at is null',
    [sessionId],
  );
  return row?.person_id ?? null;
}

export async function setPerson(
  tx: Queryable,
  sessionId: SessionId,
  { personId, signedIn }: { personId: PersonId; signedIn: boolean },
): Promise<void> {
  await tx.query('update session set person_id = $2, signed_in = $3 where session_id = $1', [
    sessionId,
    personId,
    signedIn,
  ]);
}

export async function revokeSession(tx: Queryable, sessionId: SessionId, at: Date): Promise<void> {
  await tx.query('update session set revoked_at = $2 where session_id = $1 and revoked_at is null', [
    sessionId,
    at,
  ]);
}

/** `null` once the visit was told that its preview has ended. */
export async function setPreviewHash(
  db: Queryable,
  sessionId: SessionId,
  hash: Buffer | null,
): Promise<void> {
  await db.query('update session set preview_hash = $2 where session_id = $1', [sessionId, hash]);
}

/** Of the preview that this visit looks through, whether it has ended or not. */
export async function findPreviewHash(db: Queryable, sessionId: SessionId): Promise<Buffer | null> {
  const row = await db.maybeOne<{ preview_hash: Buffer | null }>(
    'select preview_hash from session where session_id = $1',
    [sessionId],
  );
  return row?.preview_hash ?? null;
}
