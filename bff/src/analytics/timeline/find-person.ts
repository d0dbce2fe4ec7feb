import type { AdPlatform } from '@loudou/shared/entry';
import type { ApplicationId, LoanId, PersonId } from '@loudou/shared/ids';
import { AppError } from '../../platform/errors';
import type { OperatorContext } from '../../platform/trpc';
import { findRoot } from './timeline.store';

/** Exactly one of the four, as it stands in a letter, a log or an advertiser's report. */
export type PersonSearch =
  { personId: PersonId } | { applicationId: ApplicationId } | { loanId: LoanId } | { clickId: string };

/** Whose it is: an id without meaning outside, so that looking costs no reason yet. */
export async function findPerson(
  ctx: OperatorContext,
  search: PersonSearch,
): Promise<{ personId: PersonId }> {
  const found = await ownerOf(ctx, search);
  const personId = found && (await findRoot(ctx.db, found));
  if (!personId) throw new AppError('not_found');
  return { personId };
}

async function ownerOf(ctx: OperatorContext, search: PersonSearch): Promise<string | undefined> {
  if ('personId' in search) return search.personId;
  if ('applicationId' in search) {
    return owner(ctx, 'select person_id from application where application_id = $1', search.applicationId);
  }
  if ('loanId' in search) return owner(ctx, 'select person_id from loan where loan_id = $1', search.loanId);
  // A shared link brings the same click again; the click belongs to whoever brought it first.
  const lookups = adPlatforms.map((adPlatform) =>
    ctx.vault.lookup('click_id', `${adPlatform} ${search.clickId}`),
  );
  return owner(
    ctx,
    'select person_id from touch where click_lookup = any($1::bytea[]) order by arrived_at, touch_id limit 1',
    lookups,
  );
}

/** A click id says nothing of its platform; the lookup is made of both. */
const adPlatforms: readonly AdPlatform[] = ['ocean_engine', 'tencent_ads', 'kuaishou', 'baidu'];

async function owner(
  ctx: OperatorContext,
  sql: string,
  value: string | Buffer[],
): Promise<string | undefined> {
  const row = await ctx.db.maybeOne<{ person_id: string }>(sql, [value]);
  return row?.person_id;
}
