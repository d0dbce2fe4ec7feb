import { randomBytes } from 'node:crypto';
import { consentDocuments } from '@loudou/shared/consent';
import { behaviourBounds } from '@loudou/shared/catalogue';
import { newId } from '@loudou/shared/ids';
import type { GivenVariant } from '@loudou/shared/page-config';
import { somePerson } from '../../world/people';
import type { OwnProduct } from '../../simulator/drive/own-product';
import type { Chance } from '../chance';

const dayMs = 86_400_000;
const ids = { nowMs: () => Date.now(), random: Math.random };
const newKey = () => randomBytes(12).toString('hex');

/** Of all people; what the plan wants every pipeline to be measured under. */
const shares = { sentTwice: 0.1, late: 0.05, secondDevice: 0.02, timedOut: 0.01, converts: 0.3 };
/** At once: two hundred draws an opening are far more than anybody runs, and must stay within its budget. */
const atOnce = 4;

export interface Lived {
  people: number;
  /** Who signed in, and whether they were given the same before and after. */
  signedIn: number;
  changedArm: number;
}

/** Everybody opens, agrees, sees what they were given, and some sign in: through the doors that phones use. */
export async function liveThroughDoors(
  product: OwnProduct,
  plan: { people: number; days: number; startsAtMs: number; chance: Chance; tell(done: number): void },
): Promise<Lived> {
  const lived: Lived = { people: plan.people, signedIn: 0, changedArm: 0 };
  const plans = Array.from({ length: plan.people }, (_, place) => ({
    atMs: plan.startsAtMs + (place % plan.days) * dayMs + Math.floor(plan.chance.next() * dayMs * 0.8),
    sentTwice: plan.chance.next() < shares.sentTwice,
    late: plan.chance.next() < shares.late,
    secondDevice: plan.chance.next() < shares.secondDevice,
    timedOut: plan.chance.next() < shares.timedOut,
    converts: plan.chance.next() < shares.converts,
  }));
  let next = 0;
  const worker = async () => {
    for (let place = next++; place < plans.length; place = next++) {
      await liveOne(product, plans[place]!, lived);
      if (place % 50 === 0) plan.tell(place / plans.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return lived;
}

interface OnePlan {
  atMs: number;
  sentTwice: boolean;
  late: boolean;
  secondDevice: boolean;
  timedOut: boolean;
  converts: boolean;
}

async function liveOne(product: OwnProduct, plan: OnePlan, lived: Lived): Promise<void> {
  const openId = `open-${newKey()}`;
  const phone = await openPhone(product, openId, plan.atMs);
  await agree(product, phone, plan.atMs + 1_000);
  await tellSight(product, phone, plan);
  if (plan.secondDevice) {
    const other = await openPhone(product, openId, plan.atMs + 60_000);
    await agree(product, other, plan.atMs + 61_000);
    await tellSight(product, other, { ...plan, atMs: plan.atMs + 62_000, sentTwice: false, late: false });
  }
  if (!plan.converts) return;
  await signIn(product, phone, plan.atMs + 600_000);
  const after = await openPhone(product, openId, plan.atMs + 700_000, phone);
  lived.signedIn += 1;
  if (armsOf(after.given) !== armsOf(phone.given)) lived.changedArm += 1;
}

const armsOf = (given: readonly GivenVariant[]): string =>
  given.map(({ assignment, variant }) => `${assignment}:${variant}`).join();

interface OpenPhone {
  deviceId: string;
  token: string;
  given: GivenVariant[];
}

async function openPhone(
  { doors, world }: OwnProduct,
  openId: string,
  atMs: number,
  before?: OpenPhone,
): Promise<OpenPhone> {
  const deviceId = before?.deviceId ?? newId('device', ids);
  const opened = await doors[0]!.call<{ sessionToken: string; variants: GivenVariant[] }>(
    'session.open',
    {
      host: 'weapp',
      deviceId,
      arrival: { arrivalId: `arrival-${newKey()}`, mode: 'cold', enter: { scene: 1089 } },
      loginCode: await world.loginCode(openId),
    },
    { atMs, token: before?.token ?? null },
  );
  return { deviceId, token: opened.sessionToken, given: opened.variants };
}

async function agree({ doors }: OwnProduct, { token }: OpenPhone, atMs: number): Promise<void> {
  const decisions = (['application_processing', 'usage_analysis'] as const).map((purpose) => ({
    purpose,
    decision: 'granted',
    documentVersion: consentDocuments[purpose].version,
  }));
  await doors[0]!.call('consent.record', { decisions, idempotencyKey: newKey() }, { token, atMs });
}

async function tellSight({ doors }: OwnProduct, phone: OpenPhone, plan: OnePlan): Promise<void> {
  const seenAtMs = plan.atMs + 5_000;
  const sentAtMs = plan.late ? plan.atMs + 2 * dayMs : plan.atMs + 10_000;
  const events = phone.given.map(({ experiment, variant, assignment }, sequence) => ({
    eventId: newId('behaviour', ids),
    name: plan.timedOut ? 'experiment_timed_out' : 'experiment_exposed',
    version: 1,
    occurredAtMs: seenAtMs,
    sequence,
    page: 'entry.landing',
    properties: { experiment, variant, assignment },
  }));
  for (let from = 0; from < events.length; from += behaviourBounds.maxEventsPerBatch) {
    const some = events.slice(from, from + behaviourBounds.maxEventsPerBatch);
    const body = JSON.stringify({ sentAtMs, appVersion: '1.0.0', events: some });
    for (let time = 0; time < (plan.sentTwice ? 2 : 1); time += 1)
      await doors[0]!.post('/collect', body, { token: phone.token, atMs: sentAtMs });
  }
}

async function signIn({ doors, world }: OwnProduct, { token }: OpenPhone, atMs: number): Promise<void> {
  const { phone } = somePerson();
  const asking = { token, atMs };
  const { challengeId } = await doors[0]!.call<{ challengeId: string }>(
    'session.sendCode',
    { phone, idempotencyKey: newKey() },
    asking,
  );
  const code = await world.codeSentTo(phone);
  await doors[0]!.call(
    'session.signInBySms',
    { challengeId, phone, code, idempotencyKey: newKey() },
    { token, atMs: atMs + 5_000 },
  );
}
