import { midnightAfter } from '../plan/days';
import type { Act, Household, Plan } from '../plan/plan.types';
import { Actor } from './actor';
import type { Door } from './door';
import type { OutsideWorld } from './outside-world';
import { createPacer } from './pacer';

export interface DriveOptions {
  /** Each household keeps to one of them. */
  doors: readonly Door[];
  world: OutsideWorld;
  /**
   * Told before each day begins; the BFF's background stands at its end. Absent where everything happens now: then
   * nobody waits for a day to end.
   */
  beginDay?(endsAtMs: number): Promise<void>;
  /** At most so many events and calls in a second; as fast as it goes when absent. */
  ratePerSecond?: number;
  progress?(done: Driven): void;
}

export interface Driven {
  /** Of the acts of the plan. */
  share: number;
  people: number;
  events: number;
  calls: number;
  accepted: number;
  duplicate: number;
  rejected: number;
}

/** Households under way at once: enough to keep the BFF and its database busy, few enough for their connections. */
const householdsAtOnce = 64;

/** Carries a plan out, day by day in Beijing or all at once, and gives the actor of each household. */
export async function drive(plan: Plan, options: DriveOptions): Promise<{ driven: Driven; actors: Actor[] }> {
  const actors = plan.households.map(
    (household, index) => new Actor(household, options.doors[index % options.doors.length]!, options.world),
  );
  const next = plan.households.map(() => 0);
  const pacer = createPacer(options.ratePerSecond);
  const acts = plan.households.reduce((sum, household) => sum + household.acts.length, 0);
  const driven: Driven = { share: 0, people: 0, events: 0, calls: 0, accepted: 0, duplicate: 0, rejected: 0 };
  let done = 0;
  let failure: Error | null = null;

  /** The first failure ends everything; whoever waits for it hears of it at the end of the day. */
  async function live(index: number, untilMs: number): Promise<void> {
    try {
      await liveUntil(index, untilMs);
    } catch (error) {
      failure ??= error as Error;
    }
  }

  async function liveUntil(index: number, untilMs: number): Promise<void> {
    const { acts: own } = plan.households[index]!;
    for (let act = own[next[index]!]; act && act.atMs < untilMs && !failure; act = own[next[index]!]) {
      if (next[index] === 0) driven.people += plan.households[index]!.humans.length;
      const events = act.do === 'send' ? act.events.length : 1;
      await pacer.wait(events);
      const sent = await attempt(actors[index]!, act, plan.households[index]!);
      if (sent) {
        driven.events += events;
        driven.accepted += sent.accepted;
        driven.duplicate += sent.duplicate;
        driven.rejected += sent.rejected;
      } else driven.calls += 1;
      next[index]! += 1;
      done += 1;
      driven.share = done / acts;
      options.progress?.(driven);
    }
  }

  const lanes = createLanes(householdsAtOnce);
  const last = plan.households.map(() => Promise.resolve());
  let dayBefore = Promise.resolve();
  const endOf = (fromMs: number) => (options.beginDay ? midnightAfter(fromMs) : plan.untilMs);
  for (let fromMs = plan.fromMs; fromMs < plan.untilMs; fromMs = endOf(fromMs)) {
    const untilMs = endOf(fromMs);
    await options.beginDay?.(untilMs - 1);
    const { waiting, others } = householdsOf(plan, next, untilMs);
    const begin = (index: number) =>
      (last[index] = last[index]!.then(() => lanes(() => live(index, untilMs))));
    // Who waits for somebody goes first: the clock may not move on before they have their answer, while the others
    // may still be about their day when the next one begins.
    const answered = Promise.all(waiting.map(begin));
    const lived = Promise.all(others.map(begin)).then(() => undefined);
    await Promise.all([answered, dayBefore]);
    if (failure) break;
    dayBefore = lived;
  }
  await dayBefore;
  if (failure) throw failure;
  return { driven, actors };
}

/** What goes by the standing time: the background of the BFF, and the lender's own clock. */
const background: ReadonlySet<Act['do']> = new Set([
  'bind_card',
  'submit',
  'decided',
  'draw',
  'paid_out',
  'pay',
]);

function householdsOf(plan: Plan, next: readonly number[], untilMs: number) {
  const waiting: number[] = [];
  const others: number[] = [];
  plan.households.forEach(({ acts }, index) => {
    const today = actsUntil(acts, next[index]!, untilMs);
    if (today.length === 0) return;
    const waits = today.some((act) => background.has(act.do));
    (waits ? waiting : others).push(index);
  });
  return { waiting, others };
}

function actsUntil(acts: readonly Act[], from: number, untilMs: number): readonly Act[] {
  const end = acts.findIndex(({ atMs }, place) => place >= from && atMs >= untilMs);
  return acts.slice(from, end === -1 ? acts.length : end);
}

/** Lets so many go on at once; the others wait in the order in which they came. */
function createLanes(count: number) {
  let free = count;
  const queue: (() => void)[] = [];
  return async (work: () => Promise<void>): Promise<void> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => queue.push(resolve));
    try {
      await work();
    } finally {
      const following = queue.shift();
      if (following) following();
      else free += 1;
    }
  };
}

/** A plan that cannot be carried out is a fault of the simulator or of the product; either way it must be seen. */
async function attempt(actor: Actor, act: Act, household: Household) {
  try {
    return await actor.do(act);
  } catch (error) {
    const { do: deed, atMs } = act;
    throw new Error(
      `a household of kind ${household.kind} could not ${deed} at ${new Date(atMs).toISOString()}: ${(error as Error).message}`,
      { cause: error },
    );
  }
}
