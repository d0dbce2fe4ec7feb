import pg from 'pg';
import type { BehaviourEvent } from '@loudou/shared/catalogue';
import { answerCalls } from '../delivery/calls';
import { makeBatch } from './bench-batch';

const connections = 4;
const rowsPerStatement = 1_000;

const columns = [
  ['event_id', 'text'],
  ['person_id', 'text'],
  ['device_id', 'text'],
  ['session_id', 'text'],
  ['visit_id', 'text'],
  ['touch_id', 'text'],
  ['host', 'text'],
  ['name', 'text'],
  ['version', 'int'],
  ['page', 'text'],
  ['sequence', 'bigint'],
  ['occurred_at', 'timestamptz'],
  ['happened_at', 'timestamptz'],
  ['received_at', 'timestamptz'],
  ['skew_ms', 'bigint'],
  ['app_version', 'text'],
  ['properties', 'jsonb'],
] as const;
const names = columns.map(([name]) => name).join(', ');
const types = columns.map(([name, type]) => `${name} ${type}`).join(', ');

export const bulkTableSql = `
  create table bulk_event (${types.replace('event_id text', 'event_id text primary key')}, written_in xid8 not null default pg_current_xact_id());
  create index on bulk_event (person_id, happened_at);
  create index on bulk_event (written_in);`;

/** The ways in which a client of PostgreSQL can bring many rows at once and drop those that are there. */
export const bulkWays = {
  'lists of columns': {
    sql: `insert into bulk_event (${names}) select * from unnest(${columns.map(([, type], at) => `$${at + 1}::${type}[]`).join(', ')})
          on conflict (event_id) do nothing`,
    parametersOf: (rows: Row[]): unknown[] =>
      columns.map(([name]) =>
        rows.map((row) => (name === 'properties' ? JSON.stringify(row[name]) : row[name])),
      ),
  },
  'one JSON': {
    sql: `insert into bulk_event (${names}) select ${names} from jsonb_to_recordset($1::jsonb) as row (${types})
          on conflict (event_id) do nothing`,
    parametersOf: (rows: Row[]): unknown[] => [JSON.stringify(rows)],
  },
};
export type BulkWay = keyof typeof bulkWays;

type Row = Record<string, unknown>;

function makeRows(count: number): Row[] {
  const receivedAt = new Date().toISOString();
  return Array.from({ length: count / 20 }, (_, number) => makeBatch(number, 20))
    .flatMap(({ events }) => events as BehaviourEvent[])
    .map((event, number) => ({
      event_id: event.eventId,
      person_id: `psn_01KAMZ5Q8E0000000000000${String(number % 64).padStart(3, '0')}`,
      device_id: 'dev_01KAMZ5Q8E0000000000000000',
      session_id: 'ses_01KAMZ5Q8E0000000000000000',
      visit_id: event.visitId,
      touch_id: null,
      host: 'weapp',
      name: event.name,
      version: event.version,
      page: event.page,
      sequence: event.sequence,
      occurred_at: new Date(event.occurredAtMs).toISOString(),
      happened_at: new Date(event.occurredAtMs).toISOString(),
      received_at: receivedAt,
      skew_ms: 12,
      app_version: '1.12.0',
      properties: event.properties,
    }));
}

const calls = {
  async insert(databaseUrl: string, way: BulkWay, count: number): Promise<{ seconds: number }> {
    const { sql, parametersOf } = bulkWays[way];
    const rows = makeRows(count);
    const statements = Array.from({ length: Math.ceil(count / rowsPerStatement) }, (_, number) =>
      rows.slice(number * rowsPerStatement, (number + 1) * rowsPerStatement),
    );
    const pool = new pg.Pool({ connectionString: databaseUrl, max: connections });
    await Promise.all(Array.from({ length: connections }, () => pool.query('select pg_sleep(0.01)')));
    const startedAtMs = performance.now();
    await Promise.all(
      Array.from({ length: connections }, async () => {
        for (let next = statements.pop(); next; next = statements.pop())
          await pool.query({ name: way, text: sql, values: parametersOf(next) });
      }),
    );
    const seconds = (performance.now() - startedAtMs) / 1_000;
    await pool.end();
    return { seconds };
  },
};
export type BulkCalls = typeof calls;

answerCalls(calls);
