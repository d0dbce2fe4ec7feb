import { countBy, quantile, rounded } from '../sidecar/figures-by-hand.fixture';
import type { World } from '../sidecar/planted-world.fixture';
import {
  isChosen,
  keyOf,
  passes,
  peopleOf,
  scopeMs,
  type SeenEvent,
  seenEvents,
} from '../sidecar/read-by-hand.fixture';
import type { CustomFunnelQuestion } from './custom-funnel.question';

interface Chain {
  root: number;
  key: string;
  mark: string;
  atMs: number[];
}

const windowMs = (question: CustomFunnelQuestion) => question.windowMinutes * 60_000;

/** From one beginning on, each step where it first occurs. */
function chainFrom(start: SeenEvent, events: SeenEvent[], question: CustomFunnelQuestion): SeenEvent[] {
  const chain = [start];
  for (let step = 1; step < question.steps.length; step += 1) {
    const next = events.find((event) => follows(event, chain, step, question));
    if (!next) break;
    const between = events.filter(({ moment }) => moment > chain[step - 1]!.moment && moment < next.moment);
    if (question.order === 'strict' && between.some((event) => !occurs(question, step - 1, event))) break;
    chain.push(next);
  }
  return chain;
}

/** Whether an event is one of a step; the first step only counts within the days. */
const occurs = (question: CustomFunnelQuestion, step: number, event: SeenEvent) =>
  isChosen(question.steps[step]!, event) && (step > 0 || event.atMs < scopeMs(question.scope).untilMs);

function follows(event: SeenEvent, chain: SeenEvent[], step: number, question: CustomFunnelQuestion) {
  const { name } = question.steps[step]!;
  return (
    occurs(question, step, event) &&
    event.moment >= chain.at(-1)!.moment &&
    chain.every((taken, place) => question.steps[place]!.name !== name || event.moment > taken.moment) &&
    event.atMs <= chain[0]!.atMs + windowMs(question)
  );
}

function chainOf(events: SeenEvent[], question: CustomFunnelQuestion): Chain | null {
  const beginnings = events.filter((event) => occurs(question, 0, event));
  let best: SeenEvent[] | null = null;
  if (question.counting === 'first_time') best = firstTimes(events, question);
  else
    for (const start of beginnings) {
      const chain = chainFrom(start, events, question);
      if (!best || chain.length > best.length) best = chain;
    }
  if (!best || best.length === 0) return null;
  return {
    root: best[0]!.root,
    key: keyOf(question.breakdown, best[0]!),
    mark: best[0]!.mark,
    atMs: best.map(({ atMs }) => atMs),
  };
}

function firstTimes(events: SeenEvent[], question: CustomFunnelQuestion): SeenEvent[] {
  const chain: SeenEvent[] = [];
  for (const step of question.steps.keys()) {
    const first = events.find((event) => occurs(question, step, event));
    if (!first || (step > 0 && !follows(first, chain, step, question))) break;
    chain.push(first);
  }
  return chain;
}

/** How far everybody came: one person after the other, one beginning after the other. */
export function chainsByHand(world: World, question: CustomFunnelQuestion): Chain[] {
  const { fromMs, untilMs } = scopeMs(question.scope);
  const inReach = seenEvents(world)
    .filter((event) => event.atMs >= fromMs && event.atMs < untilMs + windowMs(question))
    .filter((event) => question.steps.some((_, step) => occurs(question, step, event)))
    .filter((event) => passes(question.scope.filters, event))
    .sort((one, other) =>
      one.moment === other.moment
        ? keyOf(question.breakdown, one) < keyOf(question.breakdown, other)
          ? -1
          : 1
        : one.moment < other.moment
          ? -1
          : 1,
    );
  return peopleOf(inReach).flatMap((events) => chainOf(events, question) ?? []);
}

/** Counted the long way round. */
export function naive(world: World, question: CustomFunnelQuestion) {
  const chains = chainsByHand(world, question);
  const counted = chains.filter(({ mark }) => mark === '' || question.scope.includeMarked);
  const figures = (of: Chain[]) => ({
    people: question.steps.map((_, step) => of.filter(({ atMs }) => atMs.length > step).length),
    medianMs: question.steps.map((_, step) => waitOf(of, step, 0.5)),
    p90Ms: question.steps.map((_, step) => waitOf(of, step, 0.9)),
  });
  const keys = question.breakdown ? [...new Set(counted.map(({ key }) => key))] : [];
  return {
    all: figures(counted),
    groups: Object.fromEntries(
      keys.map((key) => [key, figures(counted.filter((chain) => chain.key === key))]),
    ),
    marks: countBy(
      chains.filter(({ mark }) => mark !== ''),
      ({ mark }) => mark,
    ),
  };
}

function waitOf(chains: Chain[], step: number, share: number): number | null {
  if (step === 0) return null;
  const waits = chains.flatMap(({ atMs }) => (atMs.length > step ? [atMs[step]! - atMs[step - 1]!] : []));
  return rounded(quantile(waits, share));
}
