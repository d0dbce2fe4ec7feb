import { AppError } from '../../platform/errors';
import type { Sidecar } from '../sidecar/sidecar';
import type { Figures } from './cells';
import { claimPhase, giveBackClaim, storeFigures } from './figures.store';
import {
  copyNotWhole,
  type CopyStanding,
  copyStanding,
  type Freshness,
  freshnessOf,
  isWhole,
  mostAgeMs,
  type Progress,
  type ResultsUnderWay,
} from './freshness';
import { type FiguresGround, type Held, HeldFigures, keyOf } from './held-figures';
import { findPhase, type StudiedPhase } from './units.store';
import { workOutFigures } from './work-out-figures';

/** The first figures of a small phase are there by then; for those of a large one nobody is kept waiting longer. */
const firstWaitMs = 700;
/** Another process that adds the same phase up is waited for so long, and looked at so often. */
const mostWaitMs = 60_000;
const lookEveryMs = 500;
/** Phases of which a failure is held until somebody who looks has been told. */
const mostFailed = 64;

interface Working {
  done: Promise<Held>;
  progress: Progress;
}

export type ShownFigures = { figures: Figures; freshness: Freshness } | ResultsUnderWay;

/**
 * Holds the figures of phases that are looked at, with the moment they are of, and stores them for the next start.
 * Whoever looks gets what is held at once; where it has become old, it is added up anew behind their back, one phase at a
 * time in a process and a phase by one process at a time. Whoever decides waits for figures that a decision may rest on.
 */
export class FiguresKeeper {
  private readonly held: HeldFigures;
  private readonly working = new Map<string, Working>();
  private readonly failed = new Map<string, unknown>();
  private lane: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly sidecar: Pick<Sidecar, 'answer' | 'status'>,
    private readonly nowMs: () => number = () => performance.now(),
  ) {
    this.held = new HeldFigures(nowMs);
  }

  /**
   * For whoever looks, within a second. Null for the phase is the experiment's own. Errors: `not_found`; those of the
   * sidecar while nothing is held.
   */
  async shown(ground: FiguresGround, experimentId: string, phase: number | null): Promise<ShownFigures> {
    const studied = await findPhase(ground.db, experimentId, phase);
    const copy = await this.copy(ground);
    const held = (await this.held.find(ground, studied)) ?? (await this.first(ground, studied, copy));
    const working = () => this.working.get(keyOf(studied));
    if (!held) {
      const progress = working()?.progress ?? null;
      return { state: 'under_way', experimentId, phase: studied.phase, progress, copy };
    }
    if (this.held.isDue(held, ground) && mayBeBetter(held, copy)) this.addUpBehind(ground, studied);
    const ageMs = this.held.ageMs(held, ground);
    const freshness = freshnessOf(held.figures, { ageMs, isUpdating: working() !== undefined, copy });
    return { figures: { ...held.figures, phase: studied }, freshness };
  }

  /**
   * For whoever decides: figures that are young and were read from a whole copy, however long that takes. Errors:
   * `not_found`; `overloaded` while the copy is not whole; those of the sidecar.
   */
  async figuresOf(ground: FiguresGround, experimentId: string, phase: number | null): Promise<Figures> {
    const studied = await findPhase(ground.db, experimentId, phase);
    const copy = await this.copy(ground);
    const held = await this.held.find(ground, studied);
    if (held && isWhole(held.figures) && this.held.ageMs(held, ground) <= mostAgeMs) {
      // What is held stays, with its moment on it; the next one who asks tries again.
      if (this.held.isDue(held, ground) && mayBeBetter(held, copy)) this.addUpBehind(ground, studied);
      return { ...held.figures, phase: studied };
    }
    refuseUnlessWhole(copy);
    const { figures } = await this.addUp(ground, studied);
    if (!isWhole(figures)) throw notWhole({ asOf: figures.asOf.toISOString() });
    return { ...figures, phase: studied };
  }

  private async copy({ clock }: FiguresGround): Promise<CopyStanding> {
    return copyStanding(await this.sidecar.status(), clock.now());
  }

  private addUpBehind(ground: FiguresGround, phase: StudiedPhase): void {
    this.addUp(ground, phase).catch(() => undefined);
  }

  /** The first figures of a phase if they are there soon; null while they are added up, or nothing can be asked yet. */
  private async first(ground: FiguresGround, phase: StudiedPhase, copy: CopyStanding): Promise<Held | null> {
    if (copy.state === 'building') return null;
    const key = keyOf(phase);
    if (this.failed.has(key)) {
      const error = this.failed.get(key);
      this.failed.delete(key);
      throw error;
    }
    let isWaitedFor = true;
    const work = this.addUp(ground, phase).catch((error: unknown) => {
      if (isWaitedFor) throw error;
      if (this.failed.size >= mostFailed) this.failed.clear();
      this.failed.set(key, error);
      return null;
    });
    try {
      return await Promise.race([work, nothingAfter(firstWaitMs)]);
    } finally {
      isWaitedFor = false;
    }
  }

  private addUp(ground: FiguresGround, phase: StudiedPhase): Promise<Held> {
    const key = keyOf(phase);
    const under = this.working.get(key);
    if (under) return under.done;
    const work = this.lane.then(() => this.inTurn(ground, phase));
    this.lane = work.catch(() => undefined);
    const working: Working = { done: work.finally(() => this.working.delete(key)), progress: null };
    this.working.set(key, working);
    return working.done;
  }

  /** Adds the phase up, unless another process has done so meanwhile or does. */
  private async inTurn(ground: FiguresGround, phase: StudiedPhase): Promise<Held> {
    const untilMs = this.nowMs() + mostWaitMs;
    for (;;) {
      const claim = await this.written(ground, () => claimPhase(ground.db, phase, ground.clock.now()));
      const others = await this.held.findStored(ground, phase);
      if (others && !this.held.isDue(others, ground)) {
        if (claim) await this.giveBack(ground, phase, claim);
        return others;
      }
      // Where nothing can be written, or whoever claimed it says nothing, it is added up all the same.
      if (claim !== null || this.nowMs() >= untilMs) return this.addUpAndStore(ground, phase, claim ?? null);
      // A copy that is taken away while we wait has nothing to add up from.
      refuseWhileBuilt(await this.copy(ground));
      await nothingAfter(lookEveryMs);
    }
  }

  private async addUpAndStore(ground: FiguresGround, phase: StudiedPhase, claim: Date | null): Promise<Held> {
    const { db, clock } = ground;
    const onProgress = (progress: Progress) => {
      const working = this.working.get(keyOf(phase));
      if (working) working.progress = progress;
    };
    try {
      const figures = await workOutFigures(
        { db, sidecar: this.sidecar, now: () => clock.now(), onProgress },
        phase,
      );
      const held = this.held.keep(figures);
      await this.written(ground, () => storeFigures(db, figures, clock.now()));
      return held;
    } finally {
      if (claim) await this.giveBack(ground, phase, claim);
    }
  }

  private async giveBack(ground: FiguresGround, phase: StudiedPhase, claim: Date): Promise<void> {
    await this.written(ground, () => giveBackClaim(ground.db, phase, claim));
  }

  /** Undefined where the database takes nothing: figures are told whether or not they can be stored. */
  private async written<T>({ logger }: FiguresGround, write: () => Promise<T>): Promise<T | undefined> {
    try {
      return await write();
    } catch (error) {
      logger?.warn(
        { err: error },
        'figures of an experiment could not be stored; they are told all the same',
      );
      return undefined;
    }
  }
}

/** Figures of a whole copy are not added up anew from one that is not, and others only from one that has come further. */
const mayBeBetter = ({ figures }: Held, copy: CopyStanding): boolean =>
  copy.state === 'whole' ||
  (copy.state === 'behind' && !isWhole(figures) && Date.parse(copy.asOf) > figures.asOf.getTime());

/** Without an engine the sidecar says so itself. */
function refuseUnlessWhole(copy: CopyStanding): void {
  refuseWhileBuilt(copy);
  if (copy.state === 'behind') throw notWhole({ asOf: copy.asOf });
}

function refuseWhileBuilt(copy: CopyStanding): void {
  if (copy.state === 'building') throw notWhole({ events: copy.events, eventsAbout: copy.eventsAbout });
}

const notWhole = (details: Record<string, unknown>) =>
  new AppError('overloaded', { details: { reason: copyNotWhole, ...details } });

const nothingAfter = (ms: number) =>
  new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), ms).unref();
  });
