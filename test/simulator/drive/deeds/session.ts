import { setTimeout as sleep } from 'node:timers/promises';
import type { GivenVariant } from '@loudou/shared/page-config';
import { Refused } from '../door';
import { type ActOf, type Hands, newKey, version } from './hands';

const maxCodeTries = 3;

export async function open(hands: Hands, act: ActOf<'open'>): Promise<void> {
  const { host, deviceId, openId } = hands.phone;
  const { arrivalId, mode, scene, query } = act.arrival;
  const opened = await hands.call<{ sessionToken: string; variants: GivenVariant[] }>('session.open', {
    host,
    deviceId,
    arrival: { arrivalId, mode, enter: { query, ...(scene ? { scene } : {}) } },
    ...(openId ? { loginCode: await hands.outside.loginCode(openId, host) } : {}),
  });
  hands.onPhone.token = opened.sessionToken;
  hands.onPhone.given = opened.variants;
}

export async function signOut({ call, onPhone }: Hands): Promise<void> {
  await call('session.close', {});
  onPhone.token = null;
  onPhone.given = [];
}

export async function agree({ call }: Hands, act: ActOf<'agree'>): Promise<void> {
  const decisions = [
    ...act.granted.map((purpose) => ({ purpose, decision: 'granted', documentVersion: version(purpose) })),
    ...act.declined.map((purpose) => ({
      purpose,
      decision: 'declined',
      documentVersion: version(purpose),
    })),
  ];
  await call('consent.record', { decisions, idempotencyKey: newKey() });
}

/** A number gets one code a minute: by the machine's clock the same person may ask again sooner than was planned. */
export async function askCode(hands: Hands): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await askOnce(hands);
    } catch (error) {
      const waitSeconds = error instanceof Refused ? error.waitSeconds : null;
      if (waitSeconds === null || tries === maxCodeTries) throw error;
      await sleep(waitSeconds * 1_000);
    }
  }
}

async function askOnce({ call, human, ofHuman }: Hands): Promise<void> {
  const { challengeId } = await call<{ challengeId: string }>('session.sendCode', {
    phone: human.phone,
    idempotencyKey: newKey(),
  });
  ofHuman.challengeId = challengeId;
}

export async function signIn({ call, human, ofHuman, outside }: Hands): Promise<void> {
  const { personId } = await call<{ personId: string }>('session.signInBySms', {
    challengeId: ofHuman.challengeId,
    phone: human.phone,
    code: await outside.codeSentTo(human.phone),
    idempotencyKey: newKey(),
  });
  ofHuman.personId = personId;
}
