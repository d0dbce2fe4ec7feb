import type { Queryable } from '../../platform/database';
import type { Sidecar } from '../sidecar/sidecar';
import type { Figures } from './cells';
import { findPhase, type StudiedPhase } from './units.store';
import { workOutFigures } from './work-out-figures';

/** Younger figures are told as they are, however quickly they could be had. */
const leastAgeMs = 5_000;
/** Adding up takes at most this part of the time. */
const partOfTime = 1 / 10;
/** Older ones are not told while new ones are worked out: whoever asks waits for those. */
const mostAgeMs = 15 * 60_000;
/** Phases whose figures are held; the one that was asked for longest ago goes first. */
const mostPhases = 64;

interface Kept {
  figures: Figures;
  keptAtMs: number;
}

export interface FiguresGround {
  db: Queryable;
  clock: { now(): Date };
}

/**
 * Holds the figures of phases that are looked at, with the moment they are of. Whoever asks gets what is held; where it
 * has become old, it is worked out anew behind their back, one phase at a time.
 */
export class FiguresKeeper {
  private readonly kept = new Map<string, Kept>();
  private readonly working = new Map<string, Promise<Figures>>();
  private lane: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly sidecar: Pick<Sidecar, 'answer'>,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  /** Null for the phase is the experiment's own. Errors: `not_found`; those of the sidecar while nothing is held. */
  async figuresOf(ground: FiguresGround, experimentId: string, phase: number | null): Promise<Figures> {
    const studied = await findPhase(ground.db, experimentId, phase);
    const key = `${experimentId} ${studied.phase}`;
    const kept = this.kept.get(key);
    const ageMs = kept ? this.nowMs() - kept.keptAtMs : Infinity;
    if (!kept || ageMs > mostAgeMs) return this.workOut(key, ground, studied);
    if (ageMs > Math.max(leastAgeMs, kept.figures.workedOutInMs / partOfTime))
      // What is held stays, with its moment on it; the next one who asks tries again.
      this.workOut(key, ground, studied).catch(() => undefined);
    this.kept.delete(key);
    this.kept.set(key, kept);
    return { ...kept.figures, phase: studied };
  }

  private workOut(key: string, { db, clock }: FiguresGround, phase: StudiedPhase): Promise<Figures> {
    const under = this.working.get(key);
    if (under) return under;
    const work = this.lane.then(() =>
      workOutFigures({ db, sidecar: this.sidecar, now: () => clock.now() }, phase),
    );
    this.lane = work.catch(() => undefined);
    const done = work.then((figures) => this.keep(key, figures)).finally(() => this.working.delete(key));
    this.working.set(key, done);
    return done;
  }

  private keep(key: string, figures: Figures): Figures {
    this.kept.delete(key);
    this.kept.set(key, { figures, keptAtMs: this.nowMs() });
    const [oldest] = this.kept.keys();
    if (this.kept.size > mostPhases && oldest !== undefined) this.kept.delete(oldest);
    return figures;
  }
}
