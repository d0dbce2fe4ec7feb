import * as z from 'zod/mini';
import { type FactData, type FactName, findFact } from '@loudou/shared/catalogue';
import type { FactId, PersonId, TouchId } from '@loudou/shared/ids';
import type { Clock } from '../clock';
import type { PreparedStatement, Queryable } from '../database';
import type { Ids } from '../ids';

/** A change of business state on its way out. `onceKey` makes it unique among the facts of its name. */
export interface NewFact<Name extends FactName = FactName> {
  name: Name;
  personId: PersonId;
  onceKey: string;
  data: FactData<Name>;
  occurredAt?: Date;
  touchId?: TouchId | null;
  host?: string | null;
  traceId?: string | null;
}

export const laneCount = 16;
export const factChannel = 'fact_appended';

/** Everything of a person goes through one lane; the number of lanes is a power of two. */
export const laneOfSql = (personId: string) => `(hashtext(${personId}) & ${laneCount - 1})`;

/**
 * Appends one fact and its place in the outbox in a single statement, inside the transaction that changes the
 * state: either all of them are there or none. The person's counter is locked by it, so the facts of one person are
 * numbered without a gap in the order in which they were committed. A second fact with the same `onceKey`
 * fails the transaction (unique violation): the caller must have seen the state change already.
 */
export async function appendFact<Name extends FactName>(
  context: { db: Queryable; clock: Clock; ids: Ids },
  fact: NewFact<Name>,
): Promise<FactId> {
  const definition = findFact(fact.name);
  if (!definition) throw new Error(`${fact.name} is not in the catalogue of facts`);
  const data = z.parse(definition.data, fact.data);
  const factId = context.ids.next('fact');
  await context.db.query(appendFactStatement, [
    factId,
    fact.personId,
    fact.name,
    definition.version,
    `${fact.name}:${fact.onceKey}`,
    fact.occurredAt ?? context.clock.now(),
    fact.touchId ?? null,
    fact.host ?? null,
    fact.traceId ?? null,
    JSON.stringify(data),
    context.clock.now(),
  ]);
  context.db.announce?.(factChannel);
  return factId;
}

const appendFactStatement: PreparedStatement = {
  name: 'append_fact',
  text: `
with numbered as (
  insert into fact_sequence (person_id, last_sequence) values ($2, 1)
  on conflict (person_id) do update set last_sequence = fact_sequence.last_sequence + 1
  returning last_sequence
), appended as (
  insert into fact (fact_id, person_id, person_sequence, name, schema_version, once_key, occurred_at, touch_id, host, trace_id, data, recorded_at)
  select $1, $2, numbered.last_sequence, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11 from numbered
  returning fact_id, person_id, person_sequence
)
insert into outbox (fact_id, person_id, person_sequence, lane)
select fact_id, person_id, person_sequence, ${laneOfSql('appended.person_id')} from appended`,
};
