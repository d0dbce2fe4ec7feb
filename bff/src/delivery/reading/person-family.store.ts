import type { Queryable } from '../../platform/database';

/** A ring of merges would never end; no honest chain is as long as this. */
const maxMergeDepth = 8;

/** Everybody who is the same person by a merge, in either direction; the person alone when nobody is. */
export async function familyOf(db: Queryable, personId: string): Promise<string[]> {
  const rows = await db.query<{ person_id: string }>(
    `with recursive upward as (
       select person_id, merged_into, 0 as depth from person where person_id = $1
       union all
       select person.person_id, person.merged_into, depth + 1
       from upward join person on person.person_id = upward.merged_into where depth < $2
     ), member as (
       (select person_id, 0 as depth from upward order by depth desc limit 1)
       union all
       select person.person_id, depth + 1 from member join person on person.merged_into = member.person_id where depth < $2
     )
     select distinct person_id from member`,
    [personId, maxMergeDepth],
  );
  return rows.length > 0 ? rows.map((row) => row.person_id) : [personId];
}
