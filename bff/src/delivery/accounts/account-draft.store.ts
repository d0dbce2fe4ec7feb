import type { Queryable } from '../../platform/database';

interface AccountDraft {
  setup: unknown;
  step: string;
  revision: number;
  savedBy: string;
  savedAt: Date;
}

export function findDraft(db: Queryable, accountId: string): Promise<AccountDraft | undefined> {
  return db.maybeOne<AccountDraft>(
    `select setup, step, revision, saved_by as "savedBy", saved_at as "savedAt" from account_draft where account_id = $1`,
    [accountId],
  );
}

/** The new revision, or null when somebody else saved since `expectedRevision`; 0 stands for no draft. */
export async function writeDraft(
  tx: Queryable,
  accountId: string,
  draft: Pick<AccountDraft, 'setup' | 'step' | 'savedBy' | 'savedAt'>,
  expectedRevision: number,
): Promise<number | null> {
  const written = await tx.maybeOne<{ revision: number }>(
    `insert into account_draft (account_id, setup, step, revision, saved_by, saved_at)
     select $1, $2::jsonb, $3, 1, $4, $5 where $6 = 0 or exists (select 1 from account_draft where account_id = $1)
     on conflict (account_id) do update set setup = excluded.setup, step = excluded.step,
       revision = account_draft.revision + 1, saved_by = excluded.saved_by, saved_at = excluded.saved_at
     where account_draft.revision = $6
     returning revision`,
    [accountId, JSON.stringify(draft.setup), draft.step, draft.savedBy, draft.savedAt, expectedRevision],
  );
  return written?.revision ?? null;
}

export async function removeDraft(tx: Queryable, accountId: string): Promise<void> {
  await tx.query('delete from account_draft where account_id = $1', [accountId]);
}
