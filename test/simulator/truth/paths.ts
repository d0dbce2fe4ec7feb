import { behaviours, facts } from '@loudou/shared/catalogue';
import { type Choice, isChosen } from './choices';
import type { Known } from './identities';
import type { Happening } from './lived';
import { quantileOf } from './quantiles';

export interface PathsAsked {
  anchor: Choice;
  direction: 'from' | 'to';
  within: 'visit' | 'window';
  windowMs: number;
  depth: number;
  topPerLevel: number;
  foldPairs: boolean;
  among?: string[];
}

/** One step of one path: an event with its page where it is a page that was seen, or the end. */
interface Step {
  event: string;
  page: string | null;
  atMs: number | null;
}

interface Path {
  who: Known;
  steps: Step[];
  folded: number;
}

const end = 'end';
const other = 'other';
const places = new Map([...facts, ...behaviours].map(({ name }, place) => [name as string, place]));

/** Nodes and links by name, with people and visits, counted path by path. */
export function countPaths(
  timelines: ReadonlyMap<Known, Happening[]>,
  asked: PathsAsked,
  may: { begin(happening: Happening): boolean; belong(happening: Happening): boolean },
) {
  const paths: Path[] = [];
  for (const [who, timeline] of timelines) {
    const own = timeline.filter(
      (each) =>
        may.belong(each) &&
        (!asked.among || each.name === asked.anchor.name || asked.among.includes(each.name)),
    );
    const isAnchor = (each: Happening) => isChosen(each, asked.anchor) && may.begin(each);
    for (const stretch of asked.within === 'visit' ? visitsOf(own) : [own]) {
      const path = pathOf(inPathOrder(stretch, isAnchor), isAnchor, asked);
      if (path) paths.push({ who, ...path });
    }
  }
  return told(paths, asked.topPerLevel);
}

function visitsOf(own: Happening[]): Happening[][] {
  const visits = new Map<string, Happening[]>();
  for (const each of own) {
    if (each.visitId === '') continue;
    const visit = visits.get(each.visitId);
    if (visit) visit.push(each);
    else visits.set(each.visitId, [each]);
  }
  return [...visits.values()];
}

const pageOf = ({ name, page }: Happening): string | null => (name === 'page_viewed' ? page : null);

/** Of one moment in the order of the catalogue, then of the pages, the anchor first. */
function inPathOrder(own: Happening[], isAnchor: (each: Happening) => boolean): Happening[] {
  return [...own].sort((one, another) => {
    const [onePage, anotherPage] = [pageOf(one) ?? '', pageOf(another) ?? ''];
    return (
      one.atMs - another.atMs ||
      one.order - another.order ||
      places.get(one.name)! - places.get(another.name)! ||
      (onePage === anotherPage ? 0 : onePage < anotherPage ? -1 : 1) ||
      Number(isAnchor(another)) - Number(isAnchor(one))
    );
  });
}

function pathOf(
  own: Happening[],
  isAnchor: (each: Happening) => boolean,
  { direction, within, windowMs, depth, foldPairs }: PathsAsked,
): Omit<Path, 'who'> | null {
  const place = own.findIndex(isAnchor);
  if (place === -1) return null;
  const anchor = own[place]!;
  const side = direction === 'from' ? own.slice(place) : own.slice(0, place + 1).reverse();
  const along =
    within === 'visit' ? side : side.filter((each) => Math.abs(each.atMs - anchor.atMs) <= windowMs);
  const steps: (Step & { raw: number })[] = [];
  along.forEach((each, raw) => {
    const before = along[raw - 1];
    const repeats = before !== undefined && before.name === each.name && pageOf(before) === pageOf(each);
    if (!repeats) steps.push({ event: each.name, page: pageOf(each), atMs: each.atMs, raw });
  });
  const kept = foldPairs ? steps.filter((_, index) => !isPairAgain(steps, index)) : steps;
  const levelOf = (raw: number) => kept.filter((step) => step.raw <= raw).length - 1;
  const folded = along.filter(
    (_, raw) => !kept.some((step) => step.raw === raw) && levelOf(raw) <= depth,
  ).length;
  const shown: Step[] = kept.slice(0, depth + 1);
  if (kept.length <= depth) shown.push({ event: end, page: null, atMs: null });
  return { steps: shown, folded };
}

/** One of two that repeat the two before them: A B, then A B again. */
function isPairAgain(steps: readonly Step[], index: number): boolean {
  const same = (one: number, another: number) => {
    const [first, second] = [steps[index + one], steps[index + another]];
    return (
      first !== undefined &&
      second !== undefined &&
      first.event === second.event &&
      first.page === second.page
    );
  };
  return (same(0, -2) && same(-1, -3)) || (same(1, -1) && same(0, -2));
}

function told(paths: readonly Path[], topPerLevel: number) {
  const sizes = new Map<number, Map<string, { step: Step; people: Set<Known> }>>();
  for (const { who, steps } of paths)
    steps.forEach((step, level) => {
      if (step.event === end) return;
      const here = sizes.get(level) ?? new Map<string, { step: Step; people: Set<Known> }>();
      sizes.set(level, here);
      const key = keyOf(step);
      const found = here.get(key) ?? { step, people: new Set<Known>() };
      here.set(key, found);
      found.people.add(who);
    });
  const largest = new Map(
    [...sizes].map(([level, here]) => [
      level,
      new Set(
        [...here]
          .sort(
            ([, one], [, another]) =>
              another.people.size - one.people.size || inNameOrder(one.step, another.step),
          )
          .slice(0, topPerLevel)
          .map(([key]) => key),
      ),
    ]),
  );
  const idOf = (step: Step, level: number) => {
    if (step.event === end) return `${level}:${end}:`;
    return largest.get(level)!.has(keyOf(step))
      ? `${level}:${step.event}:${step.page ?? ''}`
      : `${level}:${other}:`;
  };
  const nodes = new Map<string, Counted>();
  const links = new Map<string, Counted>();
  for (const { who, steps } of paths)
    steps.forEach((step, level) => {
      add(nodes, idOf(step, level), who, null);
      const next = steps[level + 1];
      if (!next) return;
      const waitMs = next.atMs === null || step.atMs === null ? null : Math.abs(next.atMs - step.atMs);
      add(links, `${idOf(step, level)} → ${idOf(next, level + 1)}`, who, waitMs);
    });
  return {
    nodes: counts(nodes),
    links: counts(links),
    folded: paths.reduce((sum, { folded }) => sum + folded, 0),
  };
}

const keyOf = ({ event, page }: Step) => `${event}:${page ?? ''}`;
const inNameOrder = (one: Step, another: Step): number =>
  one.event === another.event
    ? (one.page ?? '') < (another.page ?? '')
      ? -1
      : 1
    : one.event < another.event
      ? -1
      : 1;

interface Counted {
  people: Set<Known>;
  visits: number;
  waitsMs: number[];
}

function add(counted: Map<string, Counted>, key: string, who: Known, waitMs: number | null): void {
  const found = counted.get(key) ?? { people: new Set<Known>(), visits: 0, waitsMs: [] };
  counted.set(key, found);
  found.people.add(who);
  found.visits += 1;
  if (waitMs !== null) found.waitsMs.push(waitMs);
}

const counts = (counted: Map<string, Counted>) =>
  new Map(
    [...counted].map(([key, { people, visits, waitsMs }]) => [
      key,
      { people: people.size, visits, medianMs: quantileOf(waitsMs, 0.5) },
    ]),
  );
