import type { LeadState } from '@loudou/shared/catalogue';
import type { FactId, PersonId } from '@loudou/shared/ids';
import { samePersonSql } from '../identity';
import type { Queryable } from '../platform/database';

/** The states a person came to under any of their ids, the newest last. */
export async function leadStatesOf(db: Queryable, personId: PersonId): Promise<LeadState[]> {
  const rows = await db.query<{ state: LeadState }>(
    `with recursive ${samePersonSql}
     select state from lead_state where person_id in (select person_id from member) order by position`,
    [[personId]],
  );
  return rows.map(({ state }) => state);
}

export async function insertLeadState(
  tx: Queryable,
  marked: {
    personId: PersonId;
    state: LeadState;
    subscriberId: string;
    commandId: string;
    factId: FactId;
    at: Date;
  },
): Promise<void> {
  await tx.query(
    `insert into lead_state (person_id, state, subscriber_id, command_id, fact_id, marked_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [marked.personId, marked.state, marked.subscriberId, marked.commandId, marked.factId, marked.at],
  );
}

/** Whether the arrival is one of this person's, or of whoever they turned out to be. */
export async function isTouchOf(db: Queryable, touchId: string, personId: PersonId): Promise<boolean> {
  const row = await db.one<{ own: boolean }>(
    `with recursive ${samePersonSql}
     select exists (select 1 from touch join member using (person_id) where touch.touch_id = $2) as own`,
    [[personId], touchId],
  );
  return row.own;
}
