/**
 * A row for every profile that was merged into the people of `root (root_id)`, themselves included. Goes into a `with
 * recursive` behind a `root` of nobody's merged visitors.
 *
 * Profiles are looked up person by person, behind an `offset 0`: how many people there will be is guessed from the text,
 * and a plan made for many reads an index from end to end.
 */
export const familySql = `
member (root_id, person_id) as (
  select root_id, root_id from root
  union
  select member.root_id, below.person_id
  from member cross join lateral (
    select person.person_id from person where person.merged_into = member.person_id offset 0
  ) below
)`;
