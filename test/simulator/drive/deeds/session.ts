import { type ActOf, type Hands, newKey, version } from './hands';

export async function open(hands: Hands, act: ActOf<'open'>): Promise<void> {
  const { host, deviceId, openId } = hands.phone;
  const { arrivalId, mode, scene, query } = act.arrival;
  const opened = await hands.call<{ sessionToken: string }>('session.open', {
    host,
    deviceId,
    arrival: { arrivalId, mode, enter: { query, ...(scene ? { scene } : {}) } },
    ...(openId ? { loginCode: await hands.outside.loginCode(openId) } : {}),
  });
  hands.onPhone.token = opened.sessionToken;
}

export async function signOut({ call, onPhone }: Hands): Promise<void> {
  await call('session.close', {});
  onPhone.token = null;
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

export async function askCode({ call, human, ofHuman }: Hands): Promise<void> {
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
