import type { PersonId } from '@loudou/shared/ids';
import { samePersonSql } from '../identity';
import type { Queryable } from '../platform/database';
import type { KnownCase } from './command.rules';

export interface Case {
  subscriberId: string;
  caseId: string;
}

/** Whoever an id of ours leads to: a person, or whose application or loan it is. Null for an id that nobody has. */
export async function personAbout(db: Queryable, about: string): Promise<string | null> {
  if (about.startsWith('psn_')) return about;
  const row = await db.maybeOne<{ person_id: string }>(
    about.startsWith('app_')
      ? 'select person_id from application where application_id = $1'
      : 'select person_id from loan where loan_id = $1',
    [about],
  );
  return row?.person_id ?? null;
}

/** What makes the facts of a case unique: two subscribers may count their cases alike. */
export const onceKeyOf = ({ subscriberId, caseId }: Case): string => `${subscriberId}:${caseId}`;

/**
 * What was told of a case, as nobody else changes it until the end of the transaction; null for a new one. The facts are
 * all that there is of it.
 */
export async function lockCase(tx: Queryable, told: Case, personId: PersonId): Promise<KnownCase | null> {
  const key = onceKeyOf(told);
  await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`complaint ${key}`]);
  const row = await tx.maybeOne<KnownCase>(
    `with recursive ${samePersonSql}
     select occurred_at as "filedAt", person_id in (select person_id from member) as "isTheirs",
       exists (select from fact where once_key = $3) as resolved
     from fact where once_key = $2`,
    [[personId], `complaint_filed:${key}`, `complaint_resolved:${key}`],
  );
  return row ?? null;
}
