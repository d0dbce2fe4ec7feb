import type { Database } from '../../platform/database';
import { Appending } from './appending';
import type { DuckDb, DuckDBConnection } from './duckdb';
import { eventRow, type EventRow, type StoredEvent } from './event-row.rules';
import {
  behaviourOfSql,
  erasedSql,
  eventsSql,
  familiesSql,
  type Family,
  readInPieces,
  readSources,
  type Restored,
  type Standing,
  standingsSql,
} from './feed.store';
import { behaviourNames, eventColumns } from './layout';
import { numberPeopleSql, settleMovedSql, takeFamiliesSql, takeStandingsSql } from './people.sql';

/** What was written in the transactions from one to before another, out of PostgreSQL into the tables of the file. */
export class Intake {
  constructor(
    private readonly duckdb: DuckDb,
    private readonly connection: DuckDBConnection,
    private readonly db: Database,
  ) {}

  /** How many rows came in, of events and of people. */
  async take(range: readonly [from: string, to: string], restored: Restored): Promise<number> {
    const first = range[0] === '0';
    const events = await this.takeEvents(eventsSql(first), [
      ...range,
      restored.from,
      restored.upTo,
      restored.untilMs,
    ]);
    const people = await this.takePeople(first, range, restored.from);
    await this.takeErased(range);
    return events + people;
  }

  private async takeEvents(sql: string, parameters: readonly unknown[]): Promise<number> {
    const arriving = await Appending.open(this.duckdb, this.connection, 'arriving');
    const taken = await this.db.transaction((tx) =>
      readInPieces<StoredEvent>(tx, sql, parameters, async (rows) => {
        arriving.append(rows.map(eventRow).filter((row): row is EventRow => row !== null));
      }),
    );
    arriving.close();
    if (taken === 0) return 0;
    await this.connection.run(numberPeopleSql('arriving'));
    await this.connection.run(
      `insert into event select person.number, ${eventColumns.join(', ')} from arriving join person using (person_id)`,
    );
    await this.connection.run('delete from arriving');
    return taken;
  }

  private async takePeople(first: boolean, range: readonly string[], restoredFrom: string): Promise<number> {
    const standing = await Appending.open(this.duckdb, this.connection, 'standing');
    const family = await Appending.open(this.duckdb, this.connection, 'family');
    const seen = new Set<number>();
    const stood = await this.db.transaction((tx) =>
      readInPieces<Standing>(
        tx,
        standingsSql(first),
        first ? [...range, restoredFrom] : range,
        async (rows) => {
          for (const row of rows) seen.add(row.source_id);
          standing.append(
            rows.map((row) => [row.person_id, row.source_id, row.mark, BigInt(row.arrived_at_ms)] as const),
          );
        },
      ),
    );
    const related = await this.db.transaction((tx) =>
      readInPieces<Family>(tx, familiesSql(first), first ? [] : range, async (rows) =>
        family.append(rows.map((row) => [row.person_id, row.merged_into] as const)),
      ),
    );
    standing.close();
    family.close();
    await this.takeSources(seen);
    if (stood > 0) for (const sql of takeStandingsSql) await this.connection.run(sql);
    if (related > 0) for (const sql of takeFamiliesSql) await this.connection.run(sql);
    if (stood + related > 0) await this.connection.run(settleMovedSql);
    for (const table of ['standing', 'family', 'moved']) await this.connection.run(`delete from ${table}`);
    return stood + related;
  }

  private async takeSources(seen: ReadonlySet<number>): Promise<void> {
    if (seen.size === 0) return;
    const known = await this.connection.runAndReadAll('select source_id from source');
    const knownIds = new Set(known.getRowsJS().map(([sourceId]) => sourceId as number));
    const fresh = [...seen].filter((sourceId) => !knownIds.has(sourceId));
    if (fresh.length === 0) return;
    const sources = await Appending.open(this.duckdb, this.connection, 'source');
    sources.append(await readSources(this.db, fresh));
    sources.close();
  }

  /** Of whom behaviour was erased, what is left in PostgreSQL is all that stays. */
  private async takeErased(range: readonly string[]): Promise<void> {
    const erased = await this.db.query<{ person_id: string }>(erasedSql, range);
    if (erased.length === 0) return;
    const ids = erased.map(({ person_id }) => person_id);
    await this.connection.run(
      `delete from event where name in (select number from event_name where name in (${behaviourNames.map((name) => `'${name}'`).join(', ')}))
         and person in (select number from person where list_contains($1, person_id))`,
      [this.duckdb.listValue(ids)],
    );
    await this.takeEvents(behaviourOfSql, [ids, range[1]]);
  }
}
