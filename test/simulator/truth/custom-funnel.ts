import type { Known } from './identities';
import { type Choice, isChosen } from './choices';
import type { Happening } from './lived';
import { inOrder } from './timelines';

export interface FunnelAsked {
  steps: Choice[];
  windowMs: number;
  order: 'loose' | 'strict';
  counting: 'chain' | 'first_time';
  fromMs: number;
  untilMs: number;
}

/** How far one person came, and the event that they began with; null when they never began. */
export interface Walked {
  depth: number;
  beginning: Happening;
  /** The event of each step that was reached. */
  taken: Happening[];
}

/** One person after the other and one beginning after the other, as the words of the question say. */
export function walkedBy(
  timelines: ReadonlyMap<Known, Happening[]>,
  asked: FunnelAsked,
  isCounted: (happening: Happening) => boolean,
): Map<Known, Walked> {
  const walked = new Map<Known, Walked>();
  for (const [who, timeline] of timelines) {
    const own = timeline.filter(
      (happening) => happening.atMs >= asked.fromMs && asked.steps.some((step) => isChosen(happening, step)),
    );
    const counted = own.filter(isCounted);
    const best = asked.counting === 'chain' ? bestChain(counted, asked) : firstTimes(counted, asked);
    if (best) walked.set(who, best);
  }
  return walked;
}

const isBeginning = (happening: Happening, { steps, untilMs }: FunnelAsked) =>
  isChosen(happening, steps[0]!) && happening.atMs < untilMs;

function bestChain(own: Happening[], asked: FunnelAsked): Walked | null {
  let best: Walked | null = null;
  for (const beginning of own) {
    if (!isBeginning(beginning, asked)) continue;
    const taken = chainFrom(beginning, own, asked);
    if (!best || taken.length > best.depth) best = { depth: taken.length, beginning, taken };
  }
  return best;
}

function chainFrom(
  beginning: Happening,
  own: Happening[],
  { steps, windowMs, order }: FunnelAsked,
): Happening[] {
  const taken = [beginning];
  for (let place = 1; place < steps.length; place += 1) {
    const before = taken[place - 1]!;
    const next = own.find(
      (each) =>
        isChosen(each, steps[place]!) &&
        inOrder(each, before) >= 0 &&
        isLaterThanItsName(each, taken, steps, place) &&
        each.atMs <= beginning.atMs + windowMs,
    );
    if (!next) return taken;
    const isParted = own.some(
      (each) => !isChosen(each, steps[place - 1]!) && inOrder(each, before) > 0 && inOrder(each, next) < 0,
    );
    if (order === 'strict' && isParted) return taken;
    taken.push(next);
  }
  return taken;
}

/** Where two steps have one name, one event is one step. */
function isLaterThanItsName(each: Happening, taken: Happening[], steps: Choice[], place: number): boolean {
  const same = steps.slice(0, place).findLastIndex(({ name }) => name === steps[place]!.name);
  return same === -1 || inOrder(each, taken[same]!) > 0;
}

function firstTimes(own: Happening[], asked: FunnelAsked): Walked | null {
  const { steps, windowMs } = asked;
  const firsts = steps.map((step, place) =>
    own.find((each) => (place === 0 ? isBeginning(each, asked) : isChosen(each, step))),
  );
  const beginning = firsts[0];
  if (!beginning) return null;
  const taken = [beginning];
  for (let place = 1; place < steps.length; place += 1) {
    const first = firsts[place];
    const isTaken =
      first !== undefined &&
      inOrder(first, taken[place - 1]!) >= 0 &&
      isLaterThanItsName(first, taken, steps, place) &&
      first.atMs <= beginning.atMs + windowMs;
    if (!isTaken) break;
    taken.push(first);
  }
  return { depth: taken.length, beginning, taken };
}
