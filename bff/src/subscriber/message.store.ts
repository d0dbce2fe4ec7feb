import type { Queryable } from '../platform/database';

/** False when the id was seen before: whoever signed it meant it once. */
export async function takeMessageId(
  db: Queryable,
  subscriberId: string,
  messageId: string,
  at: Date,
): Promise<boolean> {
  const rows = await db.query(
    `insert into core_message (subscriber_id, message_id, seen_at) values ($1, $2, $3)
     on conflict do nothing returning message_id`,
    [subscriberId, messageId, at],
  );
  return rows.length === 1;
}

/** An id can be forgotten as soon as its signature has grown too old to be taken. */
export async function forgetMessageIds(db: Queryable, before: Date, limit: number): Promise<number> {
  const rows = await db.query(
    `delete from core_message where (subscriber_id, message_id) in (
       select subscriber_id, message_id from core_message where seen_at < $1 limit $2
     ) returning 1`,
    [before, limit],
  );
  return rows.length;
}
