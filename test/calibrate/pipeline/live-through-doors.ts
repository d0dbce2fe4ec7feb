import type { GivenVariant } from '@loudou/shared/page-config';
import type { OwnProduct } from '../../simulator/drive/own-product';
import { agree, openPhone, type OpenPhone, sightOf, signIn, tell } from './phone';
import { oneByOne, type PlannedPerson } from './planned-people';

const dayMs = 86_400_000;

export interface Lived {
  people: number;
  /** Who signed in, and whether they were given the same before and after. */
  signedIn: number;
  changedArm: number;
}

/** Everybody opens, agrees, sees what they were given, and some sign in: through the doors that phones use. */
export async function liveThroughDoors(
  product: OwnProduct,
  people: readonly PlannedPerson[],
  tellHowFar: (done: number) => void,
): Promise<Lived> {
  const lived = await oneByOne(people, (person) => liveOne(product, person), tellHowFar);
  const signedIn = lived.filter((one) => one !== null);
  return {
    people: people.length,
    signedIn: signedIn.length,
    changedArm: signedIn.filter(({ changedArm }) => changedArm).length,
  };
}

async function liveOne(product: OwnProduct, person: PlannedPerson): Promise<{ changedArm: boolean } | null> {
  const { openId, atMs } = person;
  const phone = await openPhone(product, openId, atMs);
  await agree(product, phone, atMs + 1_000);
  await tellSight(product, phone, person);
  if (person.secondDevice) await useSecondDevice(product, person);
  if (!person.signsIn) return null;
  await signIn(product, phone, atMs + 600_000);
  const after = await openPhone(product, openId, atMs + 700_000, phone);
  return { changedArm: armsOf(after.given) !== armsOf(phone.given) };
}

/** The same account on another device, a minute later. */
export async function useSecondDevice(product: OwnProduct, person: PlannedPerson): Promise<void> {
  const { openId, atMs } = person;
  const other = await openPhone(product, openId, atMs + 60_000);
  await agree(product, other, atMs + 61_000);
  await tellSight(product, other, { ...person, atMs: atMs + 62_000, sentTwice: false, late: false });
}

const armsOf = (given: readonly GivenVariant[]): string =>
  given.map(({ assignment, variant }) => `${assignment}:${variant}`).join();

async function tellSight(product: OwnProduct, phone: OpenPhone, person: PlannedPerson): Promise<void> {
  const sight = sightOf(phone, { timedOut: person.timedOut, seenAtMs: person.atMs + 5_000 });
  await tell(product, phone, sight, sendingOf(person));
}

export const sendingOf = ({ atMs, late, sentTwice }: PlannedPerson) => ({
  sentAtMs: late ? atMs + 2 * dayMs : atMs + 300_000,
  times: sentTwice ? 2 : 1,
});
