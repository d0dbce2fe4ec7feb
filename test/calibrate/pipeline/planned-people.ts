import type { Chance } from '../chance';

const dayMs = 86_400_000;

/** Of all people; what the plan wants every pipeline to be measured under. */
const shares = { sentTwice: 0.1, late: 0.05, secondDevice: 0.02, timedOut: 0.01, signsIn: 0.3 };
/**
 * At once. One process draws for all of them, and two hundred draws an opening are far more than anybody runs: more
 * people at once gain nothing and wait for each other, beyond what an opening has for its variants.
 */
const atOnce = 2;

export interface PlannedPerson {
  openId: string;
  atMs: number;
  sentTwice: boolean;
  late: boolean;
  secondDevice: boolean;
  timedOut: boolean;
  signsIn: boolean;
  /** Where the person's own draws begin, so that nobody's depend on who came first. */
  seed: number;
}

/** Spread evenly over the days. Whoever has the same account at the host is drawn the same way under the same keys. */
export const planPeople = (
  chance: Chance,
  { people, days, startsAtMs }: { people: number; days: number; startsAtMs: number },
): PlannedPerson[] =>
  Array.from({ length: people }, (_, place) => ({
    openId: `open-${place}-${Math.floor(chance.next() * 2 ** 32).toString(36)}`,
    atMs: startsAtMs + (place % days) * dayMs + Math.floor(chance.next() * dayMs * 0.8),
    sentTwice: chance.next() < shares.sentTwice,
    late: chance.next() < shares.late,
    secondDevice: chance.next() < shares.secondDevice,
    timedOut: chance.next() < shares.timedOut,
    signsIn: chance.next() < shares.signsIn,
    seed: Math.floor(chance.next() * 2 ** 32),
  }));

/** One after the other, a few at once; gives back what each came to, in their order. */
export async function oneByOne<Person, Done>(
  people: readonly Person[],
  live: (person: Person) => Promise<Done>,
  tell: (done: number) => void,
): Promise<Done[]> {
  const done: Done[] = new Array<Done>(people.length);
  let next = 0;
  const worker = async () => {
    for (let place = next++; place < people.length; place = next++) {
      done[place] = await live(people[place]!);
      if (place % 20 === 0) tell(place / people.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return done;
}
