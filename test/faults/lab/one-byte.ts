import type { Queryable } from '../../../bff/src/platform/database';

export type LedgerTable = 'ledger_row' | 'ledger_entry';

export interface Column {
  name: string;
  type: string;
}

export const columnsOf = (db: Queryable, table: LedgerTable): Promise<Column[]> =>
  db.query<Column>(
    'select column_name as name, data_type as type from information_schema.columns where table_name = $1 order by ordinal_position',
    [table],
  );

/** Columns that only take certain values get another one of these. */
const otherValues: Record<string, string> = {
  'ledger_row.state': `case when state = 'accepted' then 'rejected' else 'accepted' end`,
  'ledger_row.grade': `case when grade = 'A' then 'B' else 'A' end`,
  'ledger_row.account_id': `case when account_id = 'core' then 'single' else 'core' end`,
  'ledger_row.fact_id':
    '(select max(other.fact_id) from fact other where other.fact_id <> ledger_row.fact_id)',
  'ledger_entry.sequence': 'sequence + 1000000',
};

const byType: Record<string, (name: string) => string> = {
  text: (name) =>
    `case when coalesce(${name}, '') = '' then 'x' else overlay(${name} placing chr(case when ascii(${name}) = 120 then 121 else 120 end) from 1 for 1) end`,
  bigint: (name) => `coalesce(${name}, 0) + 1`,
  integer: (name) => `coalesce(${name}, 0) + 1`,
  smallint: (name) => `coalesce(${name}, 0) + 1`,
  // The smallest change that the column can hold.
  'timestamp with time zone': (name) => `coalesce(${name}, '2026-01-01') + interval '1 microsecond'`,
  bytea: (name) =>
    `set_byte(${name}, length(${name}) - 1, (get_byte(${name}, length(${name}) - 1) + 1) % 256)`,
};

/** Changes one column of one row as little as can be; gives back the ids that a check has to name. */
export async function changeOfColumn(
  db: Queryable,
  table: LedgerTable,
  { name, type }: Column,
  choice: number,
): Promise<string[]> {
  // The queue points at its rows, so those that are still in it cannot get another id.
  const eligible =
    table === 'ledger_row' ? 'delivery_id not in (select delivery_id from ledger_queue)' : 'true';
  const changed = otherValues[`${table}.${name}`] ?? byType[type]!(name);
  const rows = await db.query<{ was: string }>(
    `with chosen as (
       select ctid as place, delivery_id as was from ${table} where ${eligible}
       order by md5(delivery_id || $1) limit 1
     )
     update ${table} set ${name} = ${changed} from chosen where ${table}.ctid = chosen.place
     returning chosen.was`,
    [`${choice} ${name}`],
  );
  return rows.map((row) => row.was);
}
