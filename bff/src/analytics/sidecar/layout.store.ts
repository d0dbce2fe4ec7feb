import type { DuckDBConnection } from './duckdb';
import type { Restored } from './feed.store';
import { eventNames, layoutSql, layoutVersion } from './layout';

/** What a file says of itself: which database it is of, and how far it has come. */
export interface LayoutRow {
  version: number;
  world: string;
  built: boolean;
  cursor: string;
  as_of_ms: bigint;
  restored_from: string;
  restored_up_to: string;
  restored_until_ms: bigint;
  sorted_rows: bigint;
}

/** Null where the file has none, or one of another catalogue. */
export async function readLayout(connection: DuckDBConnection): Promise<LayoutRow | null> {
  try {
    const result = await connection.runAndReadAll('select * from layout');
    const names = await connection.runAndReadAll('select name from event_name order by number');
    const known = names.getRowsJS().map(([name]) => name);
    // Numbers are places in the catalogue: a file of another catalogue reads as other events.
    if (known.join() !== eventNames.join()) return null;
    return (result.getRowObjectsJS()[0] as LayoutRow | undefined) ?? null;
  } catch {
    return null;
  }
}

/** Empties the file, and lays out its tables for this database. */
export async function layOut(connection: DuckDBConnection, world: string, restored: Restored): Promise<void> {
  for (const table of ['layout', 'event_name', 'source', 'person', 'event', 'event_sorted']) {
    await connection.run(`drop table if exists ${table}`);
  }
  await connection.run(layoutSql);
  for (const [number, name] of eventNames.entries()) {
    await connection.run('insert into event_name values ($1, $2)', [number, name]);
  }
  await connection.run('insert into layout values ($1, $2, false, $3, 0, $4, $5, $6, 0)', [
    layoutVersion,
    world,
    '0',
    restored.from,
    restored.upTo,
    BigInt(Math.ceil(restored.untilMs)),
  ]);
}
