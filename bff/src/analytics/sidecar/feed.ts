import type { Database } from '../../platform/database';
import type { Clock } from '../../platform/clock';
import type { DuckDb, DuckDBConnection } from './duckdb';
import { eventRow, type EventRow, type StoredEvent } from './event-row.rules';
import {
  behaviourOfSql,
  changesKeptDays,
  erasedSql,
  eventsSql,
  familiesSql,
  type Family,
  forgetOldChanges,
  type Horizon,
  pieceEnd,
  readHorizon,
  readInPieces,
  readSources,
  type Restored,
  restoredRows,
  type Standing,
  standingsSql,
  worldOf,
} from './feed.store';
import { Appending } from './appending';
import { arrivingSql, behaviourNames, eventColumns, eventNames, layoutSql, layoutVersion } from './layout';
import {
  numberPeopleSql,
  peopleTablesSql,
  settleMovedSql,
  takeFamiliesSql,
  takeStandingsSql,
} from './people.sql';

/** Rows that one piece is about; it ends with a whole transaction of PostgreSQL. */
const pieceRows = 50_000;
/** Moments that are remembered until all that had begun at them is over. */
const maxRememberedMoments = 600;
/** Rows that came since the events were last put in the order of people, as a part of all, from which it is done again. */
const unsortedShare = 0.25;
const minUnsortedRows = 200_000;
const maxForgottenChanges = 5_000;
const msPerDay = 86_400_000;

export interface FeedState {
  built: boolean;
  /** Up to which transaction everything is in. */
  cursor: string;
  asOfMs: number;
  restored: Restored;
  sortedRows: number;
  /** How many events are in. */
  events: number;
}

interface LayoutRow {
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

/** Takes what was recorded from PostgreSQL into the file, a piece a transaction: rows and cursor go in together. */
export class Feed {
  private state: FeedState | null = null;
  private remembered: { ahead: string; atMs: number }[] = [];

  constructor(
    private readonly duckdb: DuckDb,
    private readonly connection: DuckDBConnection,
    private readonly ground: { db: Database; clock: Clock },
  ) {}

  get current(): FeedState | null {
    return this.state;
  }

  /** Goes on with the file when it tells of this database and is not too old; otherwise begins it anew. */
  async open(): Promise<void> {
    await this.connection.run(`${arrivingSql}; ${peopleTablesSql}`);
    const [world, horizon] = [await worldOf(this.ground.db), await readHorizon(this.ground.db)];
    const row = await this.readLayout();
    if (row && this.fits(row, world, horizon))
      this.state = { ...stateOf(row), events: await this.countEvents() };
    else await this.beginAnew(world);
  }

  private fits(row: LayoutRow, world: string, horizon: Horizon): boolean {
    const ageDays = (this.ground.clock.nowMs() - Number(row.as_of_ms)) / msPerDay;
    return (
      row.version === layoutVersion &&
      row.world === world &&
      row.built &&
      BigInt(row.cursor) <= BigInt(horizon.below) &&
      ageDays < changesKeptDays / 2
    );
  }

  private async readLayout(): Promise<LayoutRow | null> {
    try {
      const result = await this.connection.runAndReadAll('select * from layout');
      const names = await this.connection.runAndReadAll('select name from event_name order by number');
      const known = names.getRowsJS().map(([name]) => name);
      // Numbers are places in the catalogue: a file of another catalogue reads as other events.
      if (known.join() !== eventNames.join()) return null;
      return (result.getRowObjectsJS()[0] as LayoutRow | undefined) ?? null;
    } catch {
      return null;
    }
  }

  private async beginAnew(world: string): Promise<void> {
    const { connection } = this;
    for (const table of ['layout', 'event_name', 'source', 'person', 'event', 'event_sorted']) {
      await connection.run(`drop table if exists ${table}`);
    }
    await connection.run(layoutSql);
    for (const [number, name] of eventNames.entries()) {
      await connection.run('insert into event_name values ($1, $2)', [number, name]);
    }
    const restored = await restoredRows(this.ground.db);
    await connection.run('insert into layout values ($1, $2, false, $3, 0, $4, $5, $6, 0)', [
      layoutVersion,
      world,
      '0',
      restored.from,
      restored.upTo,
      BigInt(Math.ceil(restored.untilMs)),
    ]);
    this.state = { built: false, cursor: '0', asOfMs: 0, restored, sortedRows: 0, events: 0 };
  }

  /** One piece; how many rows it took in. */
  async takePiece(): Promise<number> {
    const { db, clock } = this.ground;
    const state = this.state!;
    const atMs = clock.nowMs();
    const horizon = await readHorizon(db);
    this.remembered.push({ ahead: horizon.ahead, atMs });
    if (this.remembered.length > maxRememberedMoments) this.remembered.splice(1, 1);
    const end = await pieceEnd(db, state.cursor, horizon.below, pieceRows);
    const next: FeedState = {
      ...state,
      cursor: end,
      built: state.built || end === horizon.below,
      asOfMs: this.countedUpTo(end, state.asOfMs),
    };
    const rows = await this.commit(() => this.takeIn(state, next));
    this.state = { ...next, events: await this.countEvents() };
    await this.sortWhenDue();
    await forgetOldChanges(db, clock.now(), maxForgottenChanges);
    // At the horizon the next piece is a rest away, however small this one was.
    return end === horizon.below ? 0 : rows + 1;
  }

  private async countEvents(): Promise<number> {
    const result = await this.connection.runAndReadAll('select count(*)::double from event');
    return result.getRowsJS()[0]![0] as number;
  }

  /** The newest remembered moment of which everything that had begun is in. */
  private countedUpTo(cursor: string, before: number): number {
    const over = this.remembered.filter(({ ahead }) => BigInt(ahead) <= BigInt(cursor));
    if (over.length > 0) this.remembered = this.remembered.slice(this.remembered.indexOf(over.at(-1)!) + 1);
    return over.at(-1)?.atMs ?? before;
  }

  private async commit<T>(work: () => Promise<T>): Promise<T> {
    await this.connection.run('begin');
    try {
      const result = await work();
      await this.connection.run('commit');
      return result;
    } catch (error) {
      await this.connection.run('rollback').catch(() => undefined);
      throw error;
    }
  }

  private async takeIn(from: FeedState, to: FeedState): Promise<number> {
    const first = from.cursor === '0';
    const range = [from.cursor, to.cursor];
    const { restored } = from;
    const events = await this.takeEvents(eventsSql(first), [
      ...range,
      restored.from,
      restored.upTo,
      restored.untilMs,
    ]);
    const people = await this.takePeople(first, range, restored.from);
    await this.takeErased(range);
    await this.connection.run('update layout set cursor = $1, built = $2, as_of_ms = $3', [
      to.cursor,
      to.built,
      BigInt(to.asOfMs),
    ]);
    return events + people;
  }

  private async takeEvents(sql: string, parameters: readonly unknown[]): Promise<number> {
    const arriving = await Appending.open(this.duckdb, this.connection, 'arriving');
    const taken = await this.ground.db.transaction((tx) =>
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

  private async takePeople(first: boolean, range: string[], restoredFrom: string): Promise<number> {
    const { db } = this.ground;
    const standing = await Appending.open(this.duckdb, this.connection, 'standing');
    const family = await Appending.open(this.duckdb, this.connection, 'family');
    const seen = new Set<number>();
    const stood = await db.transaction((tx) =>
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
    const related = await db.transaction((tx) =>
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
    for (const [sourceId] of known.getRowsJS()) (seen as Set<number>).delete(sourceId as number);
    if (seen.size === 0) return;
    const sources = await Appending.open(this.duckdb, this.connection, 'source');
    sources.append(await readSources(this.ground.db, [...seen]));
    sources.close();
  }

  /** Of whom behaviour was erased, what is left in PostgreSQL is all that stays. */
  private async takeErased(range: string[]): Promise<void> {
    const erased = await this.ground.db.query<{ person_id: string }>(erasedSql, range);
    if (erased.length === 0) return;
    const ids = erased.map(({ person_id }) => person_id);
    await this.connection.run(
      `delete from event where name in (select number from event_name where name in (${behaviourNames.map((name) => `'${name}'`).join(', ')}))
         and person in (select number from person where list_contains($1, person_id))`,
      [this.duckdb.listValue(ids)],
    );
    await this.takeEvents(behaviourOfSql, [ids, range[1]]);
  }

  /**
   * Events of one person together halve the time of a funnel: a group by person then works on what lies in the cache.
   * The table is written anew beside the one that is being read.
   */
  private async sortWhenDue(): Promise<void> {
    const state = this.state!;
    if (!state.built) return;
    const rows = state.events;
    const unsorted = rows - state.sortedRows;
    if (unsorted < minUnsortedRows || unsorted < rows * unsortedShare) return;
    await this.commit(async () => {
      await this.connection.run(
        `create table event_sorted as select event.* from event join person on person.number = event.person
         order by person.root, event.moment`,
      );
      await this.connection.run('drop table event');
      await this.connection.run('alter table event_sorted rename to event');
      await this.connection.run('update layout set sorted_rows = $1', [BigInt(rows)]);
    });
    this.state = { ...state, sortedRows: rows };
  }
}

const stateOf = (row: LayoutRow): Omit<FeedState, 'events'> => ({
  built: row.built,
  cursor: row.cursor,
  asOfMs: Number(row.as_of_ms),
  restored: { from: row.restored_from, upTo: row.restored_up_to, untilMs: Number(row.restored_until_ms) },
  sortedRows: Number(row.sorted_rows),
});
