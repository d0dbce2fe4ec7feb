import { AppError } from '../../platform/errors';
import type { Platform } from '../../platform/platform';
import type { RecurringWork } from '../../platform/worker';
import {
  connectForQuestions,
  type DuckDb,
  type DuckDBConnection,
  type EngineLimits,
  loadDuckDb,
  openFreeFile,
  type OpenFile,
  removeFile,
} from './duckdb';
import { Feed } from './feed';
import { countAbout } from './feed.store';
import { QuestionQueue } from './question-queue';

const restMs = 1_000;
/** Each working question holds one of Node's four threads for files and names, so two are left for the others. */
const questionsAtOnce = 2;
const questionsWaiting = 16;
/** After so many failed rounds one after the other the file itself is doubted. */
const maxFailedRounds = 5;

export interface SidecarOptions extends EngineLimits {
  /** Null: in memory, built anew at each start. */
  folder: string | null;
  timeoutMs: number;
}

export type Row = Record<string, unknown>;
/** The rows have the shape that the caller's own SQL gives them. */
export type Ask = <T extends object = Row>(sql: string, values?: readonly Bindable[]) => Promise<T[]>;
export type Bindable = string | number | bigint | boolean | null;

export interface Answered {
  ask: Ask;
  /** Everything that was recorded up to this moment is in what is asked. */
  asOf: Date;
}

export type SidecarStatus =
  | { state: 'ready'; asOf: string; events: number }
  /** Nothing can be asked yet. */
  | { state: 'building'; events: number; eventsAbout: number }
  /** This machine cannot load or open the engine; everything else goes on. */
  | { state: 'unavailable' };

export interface Sidecar {
  /** Questions of one answer see one state. Errors: `overloaded` with the reason, `outside_unavailable` without engine. */
  answer<T>(work: (answered: Answered) => Promise<T>, signal?: AbortSignal): Promise<T>;
  status(): Promise<SidecarStatus>;
  work: RecurringWork;
  stop(): Promise<void>;
}

type Ground = Pick<Platform, 'db' | 'clock' | 'logger'>;

/**
 * The columnar copy of facts and behaviour that ad hoc questions are answered from. It follows PostgreSQL by a second
 * or so, belongs to this process alone, and may be thrown away at any time.
 */
export function createSidecar(ground: Ground, options: SidecarOptions, load = loadDuckDb): Sidecar {
  return new OpenedSidecar(ground, options, load);
}

class OpenedSidecar implements Sidecar {
  private engine: DuckDb | null = null;
  private file: OpenFile | null = null;
  private feed: Feed | null = null;
  private feeding: DuckDBConnection | null = null;
  private unavailable = false;
  private failedRounds = 0;
  private eventsAbout = 0;
  private readonly queue = new QuestionQueue({ atOnce: questionsAtOnce, waiting: questionsWaiting });
  private readonly idle: DuckDBConnection[] = [];
  private readonly answering = new Set<{ withdraw(): void; over: Promise<unknown> }>();

  constructor(
    private readonly ground: Ground,
    private readonly options: SidecarOptions,
    private readonly load: () => Promise<DuckDb>,
  ) {}

  readonly work: RecurringWork = {
    name: 'columnar copy of events',
    restMs,
    run: () => this.round(),
  };

  private async round(): Promise<number> {
    if (this.unavailable) return 0;
    if (!this.engine && !(await this.loadEngine())) return 0;
    try {
      if (!this.feed) await this.open();
      const taken = await this.feed!.takePiece();
      this.failedRounds = 0;
      return taken;
    } catch (error) {
      this.failedRounds += 1;
      if (this.failedRounds >= maxFailedRounds) await this.throwAway();
      throw error;
    }
  }

  private async loadEngine(): Promise<boolean> {
    try {
      this.engine = await this.load();
      return true;
    } catch (error) {
      this.unavailable = true;
      this.ground.logger.warn(
        { err: error },
        'the engine of ad hoc reports cannot be loaded; they stay closed',
      );
      return false;
    }
  }

  private async open(): Promise<void> {
    this.file ??= await openFreeFile(this.engine!, this.options.folder, this.options);
    this.feeding ??= await this.file.instance.connect();
    const feed = new Feed(this.engine!, this.feeding, this.ground);
    await feed.open();
    this.eventsAbout = await countAbout(this.ground.db);
    this.feed = feed;
  }

  /** The next round begins a new file. */
  private async throwAway(): Promise<void> {
    const path = this.file?.path ?? null;
    await this.close();
    if (path) removeFile(path);
    this.failedRounds = 0;
    this.ground.logger.warn('the columnar copy of events is thrown away and built anew');
  }

  answer<T>(work: (answered: Answered) => Promise<T>, signal?: AbortSignal): Promise<T> {
    return this.queue.run(async () => {
      if (this.unavailable)
        throw new AppError('outside_unavailable', { details: { reason: 'no_report_engine' } });
      if (!this.feed?.current?.built) throw await this.stillBuilding();
      return this.tracked((ended) =>
        this.within(work, AbortSignal.any([ended, ...(signal ? [signal] : [])])),
      );
    }, signal);
  }

  /** Whoever closes the file ends the questions on it first. */
  private async tracked<T>(work: (ended: AbortSignal) => Promise<T>): Promise<T> {
    const ending = new AbortController();
    const over = work(ending.signal);
    const answering = { withdraw: () => ending.abort(), over };
    this.answering.add(answering);
    try {
      return await over;
    } finally {
      this.answering.delete(answering);
    }
  }

  private async within<T>(work: (answered: Answered) => Promise<T>, signal: AbortSignal): Promise<T> {
    const connection = this.idle.pop() ?? (await connectForQuestions(this.file!.instance));
    let reason: string | null = null;
    const stop = (why: string) => () => {
      reason ??= why;
      connection.interrupt();
    };
    const late = setTimeout(stop('question_too_long'), this.options.timeoutMs);
    const gone = stop('question_withdrawn');
    signal.addEventListener('abort', gone, { once: true });
    const ask: Ask = async <T extends object>(sql: string, values: readonly Bindable[] = []) => {
      // Between two statements there is nothing to interrupt.
      if (reason) throw new Error(reason);
      const result = await connection.runAndReadAll(sql, [...values]);
      return result.getRowObjectsJS() as T[];
    };
    try {
      await connection.run('begin transaction read only');
      const [layout] = await ask<{ as_of_ms: number }>('select as_of_ms::double as as_of_ms from layout');
      return await work({ ask, asOf: new Date(layout!.as_of_ms) });
    } catch (error) {
      throw reason ? new AppError('overloaded', { details: { reason }, cause: error }) : error;
    } finally {
      clearTimeout(late);
      signal.removeEventListener('abort', gone);
      await this.giveBack(connection);
    }
  }

  private async giveBack(connection: DuckDBConnection): Promise<void> {
    try {
      await connection.run('rollback');
      this.idle.push(connection);
    } catch {
      connection.closeSync();
    }
  }

  private async stillBuilding(): Promise<AppError> {
    const status = await this.status();
    const { events, eventsAbout } = { events: 0, eventsAbout: 0, ...status };
    return new AppError('overloaded', { details: { reason: 'reports_building', events, eventsAbout } });
  }

  async status(): Promise<SidecarStatus> {
    if (this.unavailable) return { state: 'unavailable' };
    const state = this.feed?.current;
    if (!state) return { state: 'building', events: 0, eventsAbout: this.eventsAbout };
    const { events } = state;
    if (!state.built) return { state: 'building', events, eventsAbout: Math.max(this.eventsAbout, events) };
    return { state: 'ready', asOf: new Date(state.asOfMs).toISOString(), events };
  }

  private async close(): Promise<void> {
    this.feed = null;
    for (const { withdraw } of this.answering) withdraw();
    await Promise.allSettled([...this.answering].map(({ over }) => over));
    for (const connection of this.idle.splice(0)) connection.closeSync();
    this.feeding?.closeSync();
    this.feeding = null;
    this.file?.close();
    this.file = null;
  }

  stop(): Promise<void> {
    return this.close();
  }
}
