import type { SimulationOptions } from '../simulation.options';
import { backAgain } from './ad-mix';
import { type Chance, chanceOf, waitAround } from './chance';
import { customer, type Draft, type Ground } from './households';
import { dayMs, hourMs } from './days';
import { noCustomer } from './marked';
import { peopleMaker } from './people';
import type { Household, Plan, PlannedEvent } from './plan.types';
import { planSpend } from './spend';
import { delayAndDouble, spoilEvents } from './spoil';

export interface PlanOptions extends SimulationOptions {
  /** Where invented numbers begin. */
  firstNumber?: number;
}

/**
 * Plans everything that will happen, from one seed: who comes when and by which link, what they do, where they stop,
 * what the lender says, and what of it reaches the door late, twice or spoilt. Nothing is decided later.
 */
export function makePlan(options: PlanOptions): Plan {
  const chance = chanceOf(options.seed);
  const fromMs = Date.parse(`${options.from}T00:00:00+08:00`);
  const ground: Ground = {
    fromMs,
    untilMs: fromMs + options.days * dayMs,
    creditedShare: options.creditedShare,
    drawnShare: options.drawnShare,
    wrongClockShare: options.wrongClockShare,
    makePerson: peopleMaker(chance.branch(), options.firstNumber),
  };
  const drafts = makeDrafts(chance.branch(), ground, options);
  if (options.events > 0) fillUp(chance.branch(), drafts, ground, options.events);
  const households = drafts.map((draft) => inOrder(draft, ground));
  const spoiling = chance.branch();
  for (const household of households) {
    spoilEvents(spoiling, eventsOf(household), options.malformedShare);
    delayAndDouble(spoiling, household, options, ground.untilMs);
    household.acts.sort((one, other) => one.atMs - other.atMs);
  }
  const spend = planSpend(chance.branch(), households, ground);
  return { fromMs, untilMs: ground.untilMs, households, spend };
}

function makeDrafts(chance: Chance, ground: Ground, options: SimulationOptions): Draft[] {
  const drafts: Draft[] = [];
  for (let people = 0; people < options.people; people += drafts.at(-1)!.household.humans.length) {
    const branch = chance.branch();
    drafts.push(chance.hits(options.markedShare) ? noCustomer(branch, ground) : customer(branch, ground));
  }
  return drafts;
}

/** Lets people who allow it look around again and again until exactly so many events reach the door. */
function fillUp(chance: Chance, drafts: Draft[], ground: Ground, events: number): void {
  let planned = drafts.reduce(
    (sum, draft) =>
      sum +
      sentEvents(
        draft.lives.flatMap(({ diary }) => diary.acts),
        ground,
      ),
    0,
  );
  const returning = drafts.flatMap(({ mayReturn }) => mayReturn).filter(({ diary }) => diary.mayTell);
  const open = () => returning.filter(({ diary }) => diary.nowMs < ground.untilMs - hourMs);
  for (let lives = open(); planned < events && lives.length > 0; lives = open()) {
    for (const life of lives) {
      const { diary } = life;
      const leftMs = ground.untilMs - diary.nowMs;
      const before = diary.acts.length;
      diary.pass(Math.min(waitAround(chance, 1.5 * dayMs), leftMs * 0.25 * chance.next()));
      life.lookAround(chance.whole(2, 12), chance.hits(0.5) ? backAgain(diary.phone.host) : null);
      planned += sentEvents(diary.acts.slice(before), ground);
      if (planned >= events) break;
    }
  }
  if (planned < events)
    throw new Error(
      `${events} events are more than these people do in that time; ask for more people or days`,
    );
  cutTo(drafts, ground, planned - events);
}

/** Takes the last events away again, so that the number is the one that was asked for. */
function cutTo(drafts: Draft[], ground: Ground, tooMany: number): void {
  let left = tooMany;
  for (const { lives } of [...drafts].reverse()) {
    for (const { diary } of lives) {
      for (const act of [...diary.acts].reverse()) {
        if (left === 0) return;
        if (act.do !== 'send' || act.atMs >= ground.untilMs) continue;
        const taken = Math.min(left, act.events.length);
        act.events.splice(act.events.length - taken, taken);
        left -= taken;
      }
    }
  }
}

const sentEvents = (acts: Draft['household']['acts'], { untilMs }: Ground): number =>
  acts.reduce((sum, act) => sum + (act.do === 'send' && act.atMs < untilMs ? act.events.length : 0), 0);

/** What would come after the end never happens. */
function inOrder({ household, lives }: Draft, { untilMs }: Ground): Household {
  const acts = lives
    .flatMap(({ diary }) => diary.acts)
    .filter((act) => act.atMs < untilMs && (act.do !== 'send' || act.events.length > 0))
    .sort((one, other) => one.atMs - other.atMs);
  return { ...household, acts };
}

function* eventsOf({ acts }: Household): Generator<PlannedEvent> {
  for (const act of acts) if (act.do === 'send') yield* act.events;
}
