import { until } from './until';
import type { World } from './world';

/** What the marketing core has taken in effect of one person, in the order in which it came. */
export const eventsOf = (world: World, personId: string) =>
  world.sandbox.core.inbox.entries
    .filter((entry) => entry.inEffect && entry.event.subject === personId)
    .map((entry) => entry.event);

/** Every fact in the store is at the core, once in effect, and nothing is there that is no fact. */
export async function expectAllFactsDelivered(
  world: World,
  options: { exceptPeople?: string[] } = {},
): Promise<void> {
  const except = options.exceptPeople ?? [];
  await until(async () => {
    const row = await world.database.db.one<{ waiting: number }>(
      `select (
         select count(*) from ledger_queue where account_id = 'marketing_core' and person_id <> all($1)
           and person_id in (select person_id from consent_record where purpose = 'application_processing' and decision = 'granted')
       )::int + (select count(*) from outbox)::int as waiting`,
      [except],
    );
    return row.waiting === 0 ? true : null;
  });
  const facts = await world.database.db.query<{ fact_id: string }>(
    `select fact_id from ledger_row where account_id = 'marketing_core' and state = 'accepted'`,
  );
  const taken = world.sandbox.core.inbox.entries
    .filter((entry) => entry.inEffect)
    .map((entry) => entry.event.id);
  expect(new Set(taken).size).toBe(taken.length);
  expect([...taken].sort()).toEqual(facts.map((fact) => fact.fact_id).sort());
}
