import type { BoundValues } from '../sidecar/bound-values';
import type { PersonPlace } from './people-page';

/** The people of one figure: a statement up to its last common table, `behind (person)`, the number of their root. */
export interface BehindSql {
  text: string;
  bound: BoundValues;
}

/**
 * Everybody of `behind` once, the newest arrivals first, after a place and so many of them; each row says how many they
 * are altogether, and there is a row without a person where there is nobody.
 */
export function listBehindSql(
  { text, bound }: BehindSql,
  { after, rows }: { after?: PersonPlace | undefined; rows: number },
): string {
  const later = after
    ? `where (arrived_ms, person_id) < (${bound.add(BigInt(after.arrivedMs))}, ${bound.add(after.personId)})`
    : '';
  return `${text},
listed as materialized (
  select head.person_id, coalesce(head.arrived_ms, -1) as arrived_ms, head.mark, head.source
  from person head semi join behind on behind.person = head.number
), listed_page as (
  select * from listed ${later} order by arrived_ms desc, person_id desc limit ${bound.add(rows)}
)
select sized.total, person_id, arrived_ms::double as arrived_ms, mark,
       ad_platform, account_id, plan_id, entry_kind, host
from (select count(*)::integer as total from listed) sized left join listed_page on true
     left join source on source.source_id = listed_page.source
order by listed_page.arrived_ms desc, person_id desc`;
}
