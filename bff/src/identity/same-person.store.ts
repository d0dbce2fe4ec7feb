import type { PersonId } from '@loudou/shared/ids';
import type { Queryable } from '../platform/database';

/**
 * CTEs that name everybody who is the same person as each of `$1`, themselves included, as `member (asked,
 * person_id)`. A merge points from the visitor to the person; the depth is bounded so that a ring of merges ends.
 */
export const samePersonSql = `
upward as (
  select asked.person_id as asked, asked.person_id, 0 as depth from unnest($1::text[]) as asked (person_id)
  union all
  select upward.asked, person.merged_into, depth + 1
  from upward join person on person.person_id = upward.person_id
  where person.merged_into is not null and depth < 8
), root as (
  select distinct on (asked) asked, person_id from upward order by asked, depth desc
), member as (
  select asked, person_id, 0 as depth from root
  union all
  select member.asked, person.person_id, depth + 1
  from member join person on person.merged_into = member.person_id
  where depth < 8
)`;

/** Everybody who is the same person by a merge, in either direction; the person alone when nobody else is. */
export async function knownAs(db: Queryable, personId: string): Promise<PersonId[]> {
  const rows = await db.query<{ person_id: PersonId }>(
    `with recursive ${samePersonSql} select distinct person_id from member`,
    [[personId]],
  );
  return rows.map((row) => row.person_id);
}
