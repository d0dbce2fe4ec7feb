import type { Database } from '../../platform/database';

export const minute = (count: number) => new Date(Date.parse('2026-11-20T00:00:00Z') + count * 60_000);

/** Writes into the database of a test what the sidecar copies. */
export function recordInto(database: () => Database) {
  let made = 0;

  async function person(id: string): Promise<void> {
    await database().query('insert into person (person_id, created_at) values ($1, $2)', [id, minute(0)]);
  }

  async function fact(personId: string, name: string, at: number, data: object = {}): Promise<void> {
    made += 1;
    await database().query(
      `insert into fact (fact_id, person_id, person_sequence, name, schema_version, once_key, occurred_at, data, recorded_at)
       values ($1, $2, $3, $4, 1, $1, $5, $6::jsonb, $5)`,
      [`fct_${made}`, personId, made, name, minute(at), JSON.stringify(data)],
    );
  }

  async function behaviour(
    personId: string,
    name: string,
    at: number,
    properties: object = {},
  ): Promise<void> {
    made += 1;
    await database().query(
      `insert into behaviour_event (event_id, person_id, device_id, session_id, visit_id, host, name, version, page, sequence,
         occurred_at, happened_at, received_at, skew_ms, app_version, properties)
       values ($1, $2, 'dev', 'ses', null, 'tt', $3, 1, 'apply/identity', $4, $5, $5, $5, 0, '1.0.0', $6::jsonb)`,
      [`bhv_${made}`, personId, name, made, minute(at), JSON.stringify(properties)],
    );
  }

  async function stands(personId: string, mark = '', host = 'tt'): Promise<number> {
    const { source_id } = await database().one<{ source_id: number }>(
      `insert into source (host, entry_kind, ad_platform, account_id, plan_id, creative_id, partner, creator, live_room, keyword, first_seen_on)
       values ($1, 'ad', '', '', '', '', '', '', '', '', current_date)
       on conflict (host, entry_kind, ad_platform, account_id, plan_id, creative_id, partner, creator, live_room, keyword)
       do update set first_seen_on = excluded.first_seen_on returning source_id`,
      [host],
    );
    await database().query(
      `insert into journey_person (root_id, arrived_at, arrived_on, source_id, mark, depth, last_seen_at)
       values ($1, now(), current_date, $2, $3, 1, now())
       on conflict (root_id) do update set mark = excluded.mark, source_id = excluded.source_id`,
      [personId, source_id, mark],
    );
    return source_id;
  }

  const mergeInto = (from: string, into: string | null) =>
    database().query('update person set merged_into = $2 where person_id = $1', [from, into]);

  return { person, fact, behaviour, stands, mergeInto };
}
