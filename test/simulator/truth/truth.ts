import { beijingDate } from '@loudou/shared/calendar';
import type { Plan } from '../plan/plan.types';
import type { Actor } from '../drive/actor';
import type { Known } from './identities';
import { type Journey, journeysOf } from './journeys';
import { type Happening, live, type Lived } from './lived';
import { marksOf } from './marks';
import { standingSpend, type StandingSpend } from './standing-spend';
import { timelinesOf } from './timelines';

/** Everything that reports must find, from the plan alone; only the ids that the product gave are learnt from it. */
export interface Truth {
  /** The whole history, as reports are asked. */
  days: { from: string; to: string };
  plan: Plan;
  /** Reports are asked a moment after the last day. */
  asOfMs: number;
  lived: Lived;
  journeys: Journey[];
  byWho: Map<Known, Journey>;
  personIds: Map<Known, string>;
  /** What happened to each person, in order. */
  timelines: Map<Known, Happening[]>;
  /** What the ads cost once every report of spend was brought in. */
  spend: StandingSpend;
  markOf(who: Known): string;
}

export function truthOf(plan: Plan, actors: readonly Actor[] = []): Truth {
  const lived = live(plan);
  const marks = marksOf(lived);
  const byWho = journeysOf(lived, (who) => marks.get(who) ?? '');
  const personIds = new Map(
    lived.registered.flatMap(({ household, human, who }) => {
      const personId = actors[household]?.personIdOf(human);
      return personId ? [[who, personId] as const] : [];
    }),
  );
  return {
    days: { from: beijingDate(plan.fromMs), to: beijingDate(plan.untilMs - 1) },
    plan,
    asOfMs: plan.untilMs + 1_000,
    lived,
    journeys: [...byWho.values()],
    byWho,
    personIds,
    timelines: timelinesOf(lived.happenings),
    spend: standingSpend(plan),
    markOf: (who) => byWho.get(who)?.mark ?? '',
  };
}
