import { randomBytes } from 'node:crypto';
import { behaviourBounds } from '@loudou/shared/catalogue';
import { consentDocuments } from '@loudou/shared/consent';
import { newId } from '@loudou/shared/ids';
import type { GivenVariant } from '@loudou/shared/page-config';
import type { OwnProduct } from '../../simulator/drive/own-product';
import { somePerson } from '../../world/people';

const ids = { nowMs: () => Date.now(), random: Math.random };
const newKey = () => randomBytes(12).toString('hex');

export interface OpenPhone {
  deviceId: string;
  token: string;
  given: GivenVariant[];
}

export async function openPhone(
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

export async function agree({ doors }: OwnProduct, { token }: OpenPhone, atMs: number): Promise<void> {
  const decisions = (['application_processing', 'usage_analysis'] as const).map((purpose) => ({
    purpose,
    decision: 'granted',
    documentVersion: consentDocuments[purpose].version,
  }));
  await doors[0]!.call('consent.record', { decisions, idempotencyKey: newKey() }, { token, atMs });
}

/** What a phone tells in one go: of what it saw, and anything that came of it. */
export interface Told {
  name: string;
  occurredAtMs: number;
  properties: Record<string, unknown>;
}

/** By the collecting door, in batches as a phone sends them; what is sent twice keeps its names. */
export async function tell(
  { doors }: OwnProduct,
  { token }: OpenPhone,
  told: readonly Told[],
  { sentAtMs, times }: { sentAtMs: number; times: number },
): Promise<void> {
  const events = told.map((one, sequence) => ({
    ...one,
    eventId: newId('behaviour', ids),
    version: 1,
    sequence,
    page: 'entry.landing',
  }));
  for (let from = 0; from < events.length; from += behaviourBounds.maxEventsPerBatch) {
    const some = events.slice(from, from + behaviourBounds.maxEventsPerBatch);
    const body = JSON.stringify({ sentAtMs, appVersion: '1.0.0', events: some });
    for (let time = 0; time < times; time += 1)
      await doors[0]!.post('/collect', body, { token, atMs: sentAtMs });
  }
}

/** That everything given was seen, or came too late to be. */
export const sightOf = (
  { given }: OpenPhone,
  { timedOut, seenAtMs }: { timedOut: boolean; seenAtMs: number },
): Told[] =>
  given.map(({ experiment, variant, assignment }) => ({
    name: timedOut ? 'experiment_timed_out' : 'experiment_exposed',
    occurredAtMs: seenAtMs,
    properties: { experiment, variant, assignment },
  }));

export async function signIn(
  { doors, world }: OwnProduct,
  { token }: OpenPhone,
  atMs: number,
): Promise<void> {
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
