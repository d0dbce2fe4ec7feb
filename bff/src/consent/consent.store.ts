import type { PersonId } from '@loudou/shared/ids';
import type { Purpose } from '@loudou/shared/consent';
import type { Queryable } from '../platform/database';

export type Decision = 'granted' | 'declined' | 'withdrawn';

export interface ConsentRecord {
  consentId: string;
  personId: PersonId;
  purpose: Purpose;
  decision: Decision;
  documentVersion: string;
  documentHash: string;
  sessionId: string | null;
  host: string | null;
  recordedAt: Date;
  /** Who and what the agreement names; checked again whenever something leaves. */
  recipients: readonly string[];
  fields: readonly string[];
}

export interface CurrentDecision {
  purpose: Purpose;
  decision: Decision;
  documentVersion: string;
  documentHash: string;
  recordedAt: Date;
}

export async function insertRecord(tx: Queryable, record: ConsentRecord): Promise<void> {
  await tx.query(
    `insert into consent_record (consent_id, person_id, purpose, decision, document_version, document_hash, session_id, host, recorded_at, recipients, fields)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      record.consentId,
      record.personId,
      record.purpose,
      record.decision,
      record.documentVersion,
      record.documentHash,
      record.sessionId,
      record.host,
      record.recordedAt,
      record.recipients,
      record.fields,
    ],
  );
}

/** The exact text behind a hash, kept so that "what did I agree to on that day" has an answer. */
export async function keepDocument(
  tx: Queryable,
  document: { hash: string; purpose: Purpose; version: string; body: string; at: Date },
): Promise<void> {
  await tx.query(
    `insert into consent_document (document_hash, purpose, document_version, body, first_used_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [document.hash, document.purpose, document.version, document.body, document.at],
  );
}

/** The newest decision a purpose, of the person and of every visitor that turned out to be them. */
export async function currentDecisions(db: Queryable, personId: PersonId): Promise<CurrentDecision[]> {
  const rows = await db.query<{
    purpose: Purpose;
    decision: Decision;
    document_version: string;
    document_hash: string;
    recorded_at: Date;
  }>(
    `select distinct on (purpose) purpose, decision, document_version, document_hash, recorded_at
     from consent_record
     where person_id in (select person_id from person where person_id = $1 or merged_into = $1)
     order by purpose, position desc`,
    [personId],
  );
  return rows.map((row) => ({
    purpose: row.purpose,
    decision: row.decision,
    documentVersion: row.document_version,
    documentHash: row.document_hash,
    recordedAt: row.recorded_at,
  }));
}

export async function isGranted(db: Queryable, personId: PersonId, purpose: Purpose): Promise<boolean> {
  const decisions = await currentDecisions(db, personId);
  return decisions.some((current) => current.purpose === purpose && current.decision === 'granted');
}

/**
 * SQL: whether whoever a column names agrees to a purpose, also by what they said before it was known who they are.
 * Null when they were never asked. An index answers it for each of them, also where the tables were never analysed.
 */
export const agreesSql = (personId: string, purpose: Purpose) => `(
  select decision
  from (select ${personId} as person_id union all select person_id from person where merged_into = ${personId}) self
  cross join lateral (
    select decision, position from consent_record
    where person_id = self.person_id and purpose = '${purpose}' order by position desc limit 1
  ) newest
  order by position desc limit 1) = 'granted'`;

/** Who of many agrees to a purpose, in one question. */
export async function grantedAmong(
  db: Queryable,
  people: readonly PersonId[],
  purpose: Purpose,
): Promise<Set<PersonId>> {
  const rows = await db.query<{ person_id: PersonId }>(
    `select asked.person_id from unnest($1::text[]) as asked (person_id) where ${agreesSql('asked.person_id', purpose)}`,
    [people],
  );
  return new Set(rows.map((row) => row.person_id));
}
