import type { PersonId } from '@loudou/shared/ids';
import { samePersonSql } from '../identity';
import type { Queryable } from '../platform/database';
import type { SuppressionCommand } from './core.schemas';
import { feedSink } from './feed-intake';

/** The cause that a row of the ledger shows; the core's own word stands in the suppression. */
export const suppressionCause = 'suppressed_by_core';

/** What goes to a core rests on consent and contract; a core suppresses what is told to others. */
const coreSinks = ['marketing_core', feedSink];

/** A platform may have several sinks: their names begin with its own. */
const goesTo = (sink: string, platform: string) =>
  `(${sink} = ${platform} or starts_with(${sink}, ${platform} || '_'))`;

export interface NewSuppression {
  suppressionId: string;
  personId: string;
  subscriberId: string;
  command: SuppressionCommand;
  at: Date;
}

export async function insertSuppression(tx: Queryable, suppression: NewSuppression): Promise<void> {
  const { command } = suppression;
  await tx.query(
    `insert into suppression (suppression_id, person_id, subscriber_id, command_id, purpose, recipient, until, cause, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      suppression.suppressionId,
      suppression.personId,
      suppression.subscriberId,
      command.id,
      command.purpose,
      command.recipient,
      command.until && new Date(command.until),
      command.cause,
      suppression.at,
    ],
  );
}

/**
 * Which of these people are not to be told of to a sink now, with the cause. A suppression counts for everybody
 * who turned out to be the same person; each subscriber lifts its own only.
 */
export async function suppressedPeople(
  db: Queryable,
  personIds: readonly PersonId[],
  sink: string,
  at: Date,
): Promise<Map<PersonId, string>> {
  if (personIds.length === 0 || coreSinks.includes(sink)) return new Map();
  const rows = await db.query<{ asked: PersonId }>(
    `with recursive ${samePersonSql}, newest as (
       select distinct on (member.asked, suppression.subscriber_id, suppression.recipient) member.asked, suppression.until
       from member join suppression using (person_id)
       where suppression.purpose = 'ad_measurement' and (suppression.recipient is null or ${goesTo('$2', 'suppression.recipient')})
       order by member.asked, suppression.subscriber_id, suppression.recipient, suppression.position desc
     )
     select distinct asked from newest where until is null or until > $3`,
    [[...new Set(personIds)], sink, at],
  );
  return new Map(rows.map(({ asked }) => [asked, suppressionCause]));
}

/** Rows of a person that wait to go to a recipient and that nobody is sending at this moment. */
export async function waitingRows(
  tx: Queryable,
  personId: string,
  recipient: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await tx.query<{ delivery_id: string }>(
    `with recursive ${samePersonSql}
     select queue.delivery_id
     from member join ledger_row row using (person_id) join ledger_queue queue using (delivery_id)
     where row.state = 'queued' and queue.claim_epoch is null and row.sink <> all($2)
       and ($3::text is null or ${goesTo('row.sink', '$3')})
     order by queue.delivery_id limit $4 for update of queue`,
    [[personId], coreSinks, recipient, limit],
  );
  return rows.map((row) => row.delivery_id);
}
