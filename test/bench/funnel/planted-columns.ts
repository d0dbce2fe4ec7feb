import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { connectForQuestions, loadDuckDb, openFreeFile } from '../../../bff/src/analytics/sidecar/duckdb';
import { eventNames, layoutSql } from '../../../bff/src/analytics/sidecar/layout';
import type { Bindable, Row, Sidecar } from '../../../bff/src/analytics/sidecar/sidecar';

const eventsPerPerson = 12;
const firstMs = Date.parse('2026-09-01T00:00:00+08:00');
export const firstDay = '2026-09-01';
export const lastDay = '2026-09-30';

/** Eight steps of the journey, facts and behaviour alike. */
export const stepNames = [
  'page_viewed',
  'user_registered',
  'application_started',
  'application_step_completed',
  'application_submitted',
  'credit_approved',
  'contract_signed',
  'loan_disbursed',
];
const otherNames = ['tapped', 'field_focused', 'page_left', 'app_opened'];

/**
 * A file of the product's layout with so many events, as it lies after it was put in the order of people: each person
 * goes along the steps at their own pace, a tenth of the events falls back a step, a fifth is something else.
 */
export async function openPlantedColumns(folder: string) {
  const duckdb = await loadDuckDb();
  const threads = availableParallelism();
  const file = await openFreeFile(duckdb, join(folder, 'columns'), {
    memoryMb: 6_144,
    threads,
    diskMb: 20_000,
  });
  const connection = await connectForQuestions(file.instance);
  await connection.run(layoutSql);

  const asked = async <T extends object = Row>(sql: string, values: readonly Bindable[] = []) =>
    (await connection.runAndReadAll(sql, [...values])).getRowObjectsJS() as T[];

  async function plant(events: number): Promise<void> {
    const people = Math.round(events / eventsPerPerson);
    await connection.run('delete from event; delete from person');
    await connection.run(
      `insert into person select range::integer, 'per_' || range, null, -1, '', 0, range::integer, -1, '', ${firstMs}
       from range(${people})`,
    );
    await connection.run(plantSql(people));
    await connection.run('checkpoint');
  }

  const parquet = join(folder, 'events.parquet');
  return {
    ask: asked,
    plant,
    /** The same events for another engine. */
    async write(): Promise<string> {
      await connection.run(
        `copy (select person, name, (moment >> 21)::ubigint as ms from event) to '${parquet}' (format parquet)`,
      );
      return parquet;
    },
    sidecar: { answer: (work) => work({ ask: asked, asOf: new Date(firstMs) }) } as Sidecar,
    close: () => {
      connection.closeSync();
      file.close();
    },
  };
}

const numbers = (names: readonly string[]) => `[${names.map((name) => eventNames.indexOf(name)).join(', ')}]`;

// The last bits of a time are the place of the event, so that no two of a person fall onto one millisecond: there
// the engines order differently.
const plantSql = (people: number) => `
insert into event
with one as (
  select range::integer as person, hash(range) as chance, hash(range * 7 + 1) % 2592000000::ubigint as began
  from range(${people})
), happened as (
  select person, place, chance, began, hash(person::bigint * 31 + place) as other
  from one, range(${eventsPerPerson}) t (place)
), timed as (
  select person, place, other,
         ${firstMs} + ((began::bigint + place * place * 900000 * (1 + (chance >> 20) % 3)::bigint
                      + (other % 3600000)::bigint) // 16) * 16 + place as ms,
         least(8, greatest(1, 1 + (place * (1 + (chance % 100)::integer) // 110)
           - case when (other >> 16) % 10 = 0 then 1 else 0 end)) as step
  from happened
)
select person,
       case when (other >> 8) % 100 < 20 then ${numbers(otherNames)}[1 + ((other >> 32) % 4)::integer]
            else ${numbers(stepNames)}[step] end::usmallint,
       (ms << 21) | place, 'apply/identity', 'tt', '1.0.0', 'v' || person,
       null, null, null, null, null, null, null, null, null
from timed order by person, ms`;
