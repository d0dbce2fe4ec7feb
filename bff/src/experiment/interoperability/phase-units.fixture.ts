import * as engine from '@duckdb/node-api';
import type { PersonId } from '@loudou/shared/ids';
import type { Database } from '../../platform/database';
import type { FactTold } from './unit-columns';

let made = 0;
const next = (prefix: string) => `${prefix}_${String((made += 1)).padStart(26, '0')}`;

export async function plantFact(
  db: Database,
  fact: { personId: PersonId; name: FactTold | 'contract_signed'; at: Date; data?: object },
): Promise<void> {
  const id = next('fct');
  const data = fact.data ?? (fact.name === 'installment_overdue' ? { daysBand: '1-3' } : {});
  await db.query(
    `insert into fact (fact_id, person_id, person_sequence, name, schema_version, once_key, occurred_at, data, recorded_at)
     values ($1, $2, $3, $4, 1, $1, $5, $6::jsonb, $5)`,
    [id, fact.personId, made, fact.name, fact.at, JSON.stringify(data)],
  );
}

/** Where somebody came from and whether they are a customer, as the projection leaves it. */
export async function plantJourney(
  db: Database,
  journey: { personId: PersonId; adPlatform: string; mark: string; at: Date },
): Promise<void> {
  await db.query(
    `with known as (
       insert into source (host, entry_kind, ad_platform, account_id, plan_id, creative_id, partner, creator, live_room,
         keyword, first_seen_on)
       values ('weapp', 'ad', $2, '', '', '', '', '', '', '', '2026-11-22')
       on conflict (host, entry_kind, ad_platform, account_id, plan_id, creative_id, partner, creator, live_room, keyword)
       do update set first_seen_on = excluded.first_seen_on returning source_id
     )
     insert into journey_person (root_id, arrived_at, arrived_on, source_id, mark, depth, last_seen_at)
     select $1, $4, '2026-11-22', source_id, $3, 1, $4 from known`,
    [journey.personId, journey.adPlatform, journey.mark, journey.at],
  );
}

export interface ReadParquet {
  types: Record<string, string>;
  rows: Record<string, unknown>[];
}

/** As anybody with DuckDB reads it. */
export async function readParquet(path: string): Promise<ReadParquet> {
  const instance = await engine.DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const read = await connection.runAndReadAll(`select * from '${path}'`);
    const types = read.columnTypes().map(String);
    return {
      types: Object.fromEntries(read.columnNames().map((name, place) => [name, types[place]!])),
      rows: read.getRowObjectsJS(),
    };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** A value as it stands in the CSV. A date of a native library need not be a Date of this realm. */
export function asCsvText(value: unknown): string {
  if (value === null) return '';
  return Object.prototype.toString.call(value) === '[object Date]'
    ? (value as Date).toISOString()
    : String(value);
}
