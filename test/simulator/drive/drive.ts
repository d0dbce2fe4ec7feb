import { midnightAfter } from '../plan/life';
import type { Act, Household, Plan } from '../plan/plan.types';
import { Actor } from './actor';
import type { Door } from './door';
import type { OutsideWorld } from './outside-world';
import { createPacer } from './pacer';

export interface DriveOptions {
  /** Each household keeps to one of them. */
  doors: readonly Door[];
  world: OutsideWorld;
  /** Told before each day begins; the BFF's background stands at its end. */
  beginDay(endsAtMs: number): Promise<void>;
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

/** Carries a plan out, day by day in Beijing, and gives the actor of each household. */
export async function drive(plan: Plan, options: DriveOptions): Promise<{ driven: Driven; actors: Actor[] }> {
  const actors = plan.households.map(
    (household, index) => new Actor(household, options.doors[index % options.doors.length]!, options.world),
  );
  const next = plan.households.map(() => 0);
  const pacer = createPacer(options.ratePerSecond);
  const acts = plan.households.reduce((sum, household) => sum + household.acts.length, 0);
  const driven: Driven = { share: 0, people: 0, events: 0, calls: 0, accepted: 0, duplicate: 0, rejected: 0 };
  let done = 0;

  async function live(index: number, untilMs: number): Promise<void> {
    const { acts: own } = plan.households[index]!;
    for (let act = own[next[index]!]; act && act.atMs < untilMs; act = own[next[index]!]) {
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

  for (let fromMs = plan.fromMs; fromMs < plan.untilMs; fromMs = midnightAfter(fromMs)) {
    const untilMs = midnightAfter(fromMs);
    await options.beginDay(untilMs - 1);
    const today = plan.households
      .map(({ acts: own }, index) => ({ index, atMs: own[next[index]!]?.atMs ?? Infinity }))
      .filter(({ atMs }) => atMs < untilMs)
      .sort((one, other) => one.atMs - other.atMs);
    let taken = 0;
    const lane = async () => {
      while (taken < today.length) await live(today[taken++]!.index, untilMs);
    };
    await Promise.all(Array.from({ length: householdsAtOnce }, lane));
  }
  return { driven, actors };
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
