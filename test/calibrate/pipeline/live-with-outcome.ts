import type { GivenVariant } from '@loudou/shared/page-config';
import type { OwnProduct } from '../../simulator/drive/own-product';
import { type Chance, chanceFrom } from '../chance';
import { sendingOf, useSecondDevice } from './live-through-doors';
import { agree, openPhone, type OpenPhone, sightOf, tell, type Told } from './phone';
import { oneByOne, type PlannedPerson } from './planned-people';

/** Pages an opening, halfway between the arms. */
const centrePages = 8;
const opensAgain = 0.3;

/**
 * What every experiment does to the pages of an opening: so much of the centre more in one arm and less in the other
 * that the treatment has `lift` more than the control, whatever the others do.
 */
export const halfStepOf = (lift: number): number => lift / (2 + lift);

/** How many pages an opening has more in the treatment. */
export const planted = (lift: number): number => 2 * halfStepOf(lift) * centrePages;

export interface OutcomePlan {
  lift: number;
  /** Who sees the experiments of one slot; whoever comes to a full slot leaves before they see anything. */
  seeASlot: number;
  slotOf(given: GivenVariant): number;
}

/** Everybody opens and agrees; so many of each slot see what they were given and look at pages accordingly. */
export async function liveWithOutcome(
  product: OwnProduct,
  people: readonly PlannedPerson[],
  plan: OutcomePlan,
  tellHowFar: (done: number) => void,
): Promise<{ seen: number }> {
  const phones = await oneByOne(
    people,
    async ({ openId, atMs }) => {
      const phone = await openPhone(product, openId, atMs);
      await agree(product, phone, atMs + 1_000);
      return phone;
    },
    (done) => tellHowFar(done * 0.5),
  );
  const seeing = seeingIn(phones, people, plan);
  await oneByOne(
    seeing,
    ({ person, phone }) => seeOne(product, person, phone, plan),
    (done) => tellHowFar(0.5 + done * 0.5),
  );
  return { seen: seeing.filter(({ person }) => !person.timedOut).length };
}

interface Seeing {
  person: PlannedPerson;
  phone: OpenPhone;
}

/** Taken in turn, so that who sees is the same however long each call took. */
function seeingIn(
  phones: readonly OpenPhone[],
  people: readonly PlannedPerson[],
  { seeASlot, slotOf }: OutcomePlan,
): Seeing[] {
  const seen = new Map<number, number>();
  return people.flatMap((person, place): Seeing[] => {
    const phone = phones[place]!;
    const [first] = phone.given;
    if (!first) return [];
    const slot = slotOf(first);
    const before = seen.get(slot) ?? 0;
    if (before >= seeASlot) return [];
    if (!person.timedOut) seen.set(slot, before + 1);
    return [{ person, phone }];
  });
}

async function seeOne(
  product: OwnProduct,
  person: PlannedPerson,
  phone: OpenPhone,
  plan: OutcomePlan,
): Promise<void> {
  const seenAtMs = person.atMs + 5_000;
  const sight = sightOf(phone, { timedOut: person.timedOut, seenAtMs });
  const pages = person.timedOut ? [] : pagesOf(phone.given, chanceFrom(person.seed), seenAtMs, plan);
  await tell(product, phone, [...sight, ...pages], sendingOf(person));
  if (person.secondDevice) await useSecondDevice(product, person);
}

/** By the arms that were really given, of all experiments at once. */
function pagesOf(
  given: readonly GivenVariant[],
  chance: Chance,
  seenAtMs: number,
  { lift }: OutcomePlan,
): Told[] {
  const steps = given.reduce((sum, { variant }) => sum + (variant === 'b' ? 1 : -1), 0);
  // Fifty steps are a quarter of the centre; the whole of it is more than four deviations away.
  const mean = centrePages * Math.max(0, 1 + steps * halfStepOf(lift));
  const openings = chance.next() < opensAgain ? 2 : 1;
  return Array.from({ length: openings }, (_, opening) => {
    const openedAtMs = seenAtMs + 1_000 + opening * 120_000;
    return [
      { name: 'app_opened', occurredAtMs: openedAtMs, properties: { mode: 'hot' } },
      ...Array.from({ length: poisson(chance, mean) }, (_, page) => ({
        name: 'page_viewed',
        occurredAtMs: openedAtMs + (page + 1) * 1_000,
        properties: {},
      })),
    ];
  }).flat();
}

/** By the gaps between arrivals. */
function poisson(chance: Chance, mean: number): number {
  let count = 0;
  for (let at = -Math.log(1 - chance.next()); at < mean; at -= Math.log(1 - chance.next())) count += 1;
  return count;
}
