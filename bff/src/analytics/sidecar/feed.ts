import type { Database } from '../../platform/database';
import type { Clock } from '../../platform/clock';
import type { DuckDb, DuckDBConnection } from './duckdb';
import { isSortDue, sortEvents } from './event-order';
import {
  changesKeptDays,
  forgetOldChanges,
  type Horizon,
  pieceEnd,
  readHorizon,
  type Restored,
  restoredRows,
  worldOf,
} from './feed.store';
import { Intake } from './intake';
import { arrivingSql, layoutVersion } from './layout';
import { layOut, type LayoutRow, readLayout } from './layout.store';
import { peopleTablesSql } from './people.sql';
import { RememberedMoments } from './remembered-moments';

/** Rows that one piece is about; it ends with a whole transaction of PostgreSQL. */
const pieceRows = 50_000;
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

/** Takes what was recorded from PostgreSQL into the file, a piece a transaction: rows and cursor go in together. */
export class Feed {
  private state: FeedState | null = null;
  private readonly moments = new RememberedMoments();
  private readonly intake: Intake;

  constructor(
    duckdb: DuckDb,
    private readonly connection: DuckDBConnection,
    private readonly ground: { db: Database; clock: Clock },
  ) {
    this.intake = new Intake(duckdb, connection, ground.db);
  }

  get current(): FeedState | null {
    return this.state;
  }

  /** Goes on with the file when it tells of this database and is not too old; otherwise begins it anew. */
  async open(): Promise<void> {
    await this.connection.run(`${arrivingSql}; ${peopleTablesSql}`);
    const [world, horizon] = [await worldOf(this.ground.db), await readHorizon(this.ground.db)];
    const row = await readLayout(this.connection);
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

  private async beginAnew(world: string): Promise<void> {
    const restored = await restoredRows(this.ground.db);
    await layOut(this.connection, world, restored);
    this.state = { built: false, cursor: '0', asOfMs: 0, restored, sortedRows: 0, events: 0 };
  }

  /** One piece; how many rows it took in. */
  async takePiece(): Promise<number> {
    const { db, clock } = this.ground;
    const state = this.state!;
    const atMs = clock.nowMs();
    const horizon = await readHorizon(db);
    this.moments.remember(horizon.ahead, atMs);
    const end = await pieceEnd(db, state.cursor, horizon.below, pieceRows);
    const next: FeedState = {
      ...state,
      cursor: end,
      built: state.built || end === horizon.below,
      asOfMs: this.moments.countedUpTo(end, state.asOfMs),
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
    const rows = await this.intake.take([from.cursor, to.cursor], from.restored);
    await this.connection.run('update layout set cursor = $1, built = $2, as_of_ms = $3', [
      to.cursor,
      to.built,
      BigInt(to.asOfMs),
    ]);
    return rows;
  }

  private async sortWhenDue(): Promise<void> {
    const state = this.state!;
    if (!state.built || !isSortDue(state.events, state.sortedRows)) return;
    await this.commit(() => sortEvents(this.connection, state.events));
    this.state = { ...state, sortedRows: state.events };
  }
}

const stateOf = (row: LayoutRow): Omit<FeedState, 'events'> => ({
  built: row.built,
  cursor: row.cursor,
  asOfMs: Number(row.as_of_ms),
  restored: { from: row.restored_from, upTo: row.restored_up_to, untilMs: Number(row.restored_until_ms) },
  sortedRows: Number(row.sorted_rows),
});
