/** Groups of a breakdown that are told by name; the others stand together as `other`, after them. */
export const maxNamedGroups = 8;
export const otherGroup = 'other';

/**
 * From rows of people `counted (group_key, ...)` the key that each is told under, as CTE `named (group_key, label)`:
 * the largest by name, ties in the order of the names.
 */
export const namedGroupsSql = (counted: string, size = 'count(*)'): string => `
named as (
  select group_key,
         case when row_number() over (order by group_key = '${otherGroup}', people desc, group_key) <= ${maxNamedGroups}
              then group_key else '${otherGroup}' end as label
  from (select group_key, ${size} as people from ${counted} group by group_key) sized
)`;

/** The largest first, what is beyond them last; everybody before all. `label` is null for everybody. */
export function inOrder<Row extends { label: string | null; size: number }>(rows: readonly Row[]): Row[] {
  const place = ({ label }: Row) => (label === null ? 0 : label === otherGroup ? 2 : 1);
  return [...rows].sort(
    (one, other) =>
      place(one) - place(other) ||
      other.size - one.size ||
      (one.label ?? '').localeCompare(other.label ?? ''),
  );
}

/** How everybody together is called among the groups. */
export const everybody = 'all';
