import type { Queryable } from '../../platform/database';
import type { Logger } from '../../platform/logger';
import type { Figures } from './cells';
import { readFigures, mostSkewMs } from './figures.store';
import type { StudiedPhase } from './units.store';

/** Younger figures are told as they are, however quickly they could be had. */
const leastAgeMs = 5_000;
/** Adding up takes at most this part of the time. */
const partOfTime = 1 / 10;
/** Phases whose figures are held; the one that was asked for longest ago goes first. */
const mostPhases = 64;

export interface FiguresGround {
  db: Queryable;
  clock: { now(): Date };
  logger?: Logger;
}

export interface Held {
  figures: Figures;
  heldSinceMs: number;
}

export const keyOf = ({ experimentId, phase }: Pick<StudiedPhase, 'experimentId' | 'phase'>): string =>
  `${experimentId} ${phase}`;

/** The newest figures of each phase: those of this process, or what a process stored last. */
export class HeldFigures {
  private readonly held = new Map<string, Held>();

  constructor(private readonly nowMs: () => number) {}

  async find(ground: FiguresGround, phase: StudiedPhase): Promise<Held | null> {
    const held = this.inMemory(ground, phase);
    return held ? this.keep(held.figures, held.heldSinceMs) : this.findStored(ground, phase);
  }

  /** Newer than what is in memory, if another process stored it or this one did before it ended. */
  async findStored(ground: FiguresGround, phase: StudiedPhase): Promise<Held | null> {
    const since = this.inMemory(ground, phase)?.figures.workedOutAt ?? null;
    const stored = await readFigures(ground.db, phase, { since, until: latest(ground) });
    return stored && this.keep({ ...stored, phase }, this.nowMs());
  }

  /** Never an older one in the place of a newer one; whoever was asked for goes to the end of the line. */
  keep(figures: Figures, heldSinceMs: number = this.nowMs()): Held {
    const key = keyOf(figures.phase);
    const known = this.held.get(key);
    const held = known && isNewer(known.figures, figures) ? known : { figures, heldSinceMs };
    this.held.delete(key);
    this.held.set(key, held);
    const [oldest] = this.held.keys();
    if (this.held.size > mostPhases && oldest !== undefined) this.held.delete(oldest);
    return held;
  }

  /** By the clock of this process, which nobody sets, and by that of the house, which stored figures go by. */
  ageMs({ figures, heldSinceMs }: Held, { clock }: FiguresGround): number {
    return Math.max(this.nowMs() - heldSinceMs, clock.now().getTime() - figures.workedOutAt.getTime());
  }

  /** Old enough to be added up anew. */
  isDue(held: Held, ground: FiguresGround): boolean {
    return this.ageMs(held, ground) > Math.max(leastAgeMs, held.figures.workedOutInMs / partOfTime);
  }

  /** What is said to be of a later moment than there is was said by a wrong clock: its age is nobody's to know. */
  private inMemory(ground: FiguresGround, phase: StudiedPhase): Held | null {
    const held = this.held.get(keyOf(phase));
    if (held && held.figures.workedOutAt <= latest(ground)) return held;
    this.held.delete(keyOf(phase));
    return null;
  }
}

const latest = ({ clock }: FiguresGround): Date => new Date(clock.now().getTime() + mostSkewMs);

const isNewer = (one: Figures, other: Figures): boolean =>
  one.asOf > other.asOf || (+one.asOf === +other.asOf && one.workedOutAt > other.workedOutAt);
