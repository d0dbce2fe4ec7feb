import type { PersonId } from '@loudou/shared/ids';
import type { Queryable } from '../../platform/database';

/** More than any honest life holds; a page that must show more would not be read. */
export const timelineBounds = { facts: 2_000, touches: 500, behaviour: 1_000 } as const;

/** The person whom a visitor was merged into, followed to the end; undefined when there is nobody. */
export async function findRoot(db: Queryable, personId: string): Promise<PersonId | undefined> {
  const row = await db.maybeOne<{ person_id: PersonId }>(
    `with recursive climb (person_id, merged_into) as (
       select person_id, merged_into from person where person_id = $1
       union select person.person_id, person.merged_into from climb join person on person.person_id = climb.merged_into
     ) select person_id from climb where merged_into is null`,
    [personId],
  );
  return row?.person_id;
}

export interface PersonRow {
  person_id: PersonId;
  created_at: Date;
  registered_at: Date | null;
  touch_id: string | null;
  rule_version: string | null;
}

/** The person first, then the visitors that were merged into it. */
export function listFamily(db: Queryable, root: PersonId): Promise<PersonRow[]> {
  return db.query<PersonRow>(
    `with recursive family (person_id, depth) as (
       select person_id, 0 from person where person_id = $1
       union all select person.person_id, family.depth + 1 from person join family on person.merged_into = family.person_id
     ) select person_id, created_at, registered_at, touch_id, rule_version
       from family join person using (person_id) left join registration_credit using (person_id)
       order by depth, person_id`,
    [root],
  );
}

export interface FactRow {
  fact_id: string;
  name: string;
  occurred_at: Date;
  host: string | null;
  data: Record<string, unknown>;
}

export function listFacts(db: Queryable, people: PersonId[]): Promise<FactRow[]> {
  return db.query<FactRow>(
    `select fact_id, name, occurred_at, host, data from fact
     where person_id = any($1) order by occurred_at, person_sequence limit $2`,
    [people, timelineBounds.facts],
  );
}

export interface TouchRow {
  touch_id: string;
  arrived_at: Date;
  host: string;
  entry_kind: string;
  entry_mode: string;
  ad_platform: string | null;
  click_id: string | null;
  ids: Record<string, unknown>;
  scene: string | null;
  paid_click: boolean;
}

export function listTouches(db: Queryable, people: PersonId[]): Promise<TouchRow[]> {
  return db.query<TouchRow>(
    `select touch_id, arrived_at, host, entry_kind, entry_mode, ad_platform, click_id, ids, scene, paid_click
     from touch where person_id = any($1) order by arrived_at, touch_id limit $2`,
    [people, timelineBounds.touches],
  );
}

export interface BehaviourRow {
  event_id: string;
  name: string;
  occurred_at: Date;
  host: string;
  page: string;
  properties: Record<string, unknown>;
}

export function listBehaviour(db: Queryable, people: PersonId[]): Promise<BehaviourRow[]> {
  return db.query<BehaviourRow>(
    `select event_id, name, happened_at as occurred_at, host, page, properties
     from behaviour_event where person_id = any($1) order by happened_at, sequence limit $2`,
    [people, timelineBounds.behaviour],
  );
}
