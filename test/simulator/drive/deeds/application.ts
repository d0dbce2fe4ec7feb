import { type ActOf, amountFen, type Hands, newKey, pollEveryMs, pollLimitMs, version } from './hands';

const validUntil = '2036-01-01';

export async function start({ call, ofHuman }: Hands): Promise<void> {
  const { applicationId } = await call<{ applicationId: string }>('application.start', {
    amountFen,
    months: 12,
    idempotencyKey: newKey(),
  });
  ofHuman.applicationId = applicationId;
}

export async function identify({ call, human, ofHuman }: Hands): Promise<void> {
  const { name, identityNumber } = human;
  await call('application.saveIdentity', {
    applicationId: ofHuman.applicationId,
    document: { name, number: identityNumber, validUntil },
    documentVersion: version('identity_document'),
    idempotencyKey: newKey(),
  });
}

export async function showFace(hands: Hands, act: ActOf<'show_face'>): Promise<void> {
  const { call, door, ofHuman, outside } = hands;
  const started = await call<{ faceCheckId: string; ticket: { url?: string; verifyId?: string } }>(
    'application.startFaceCheck',
    {
      applicationId: ofHuman.applicationId,
      documentVersion: version('face_recognition'),
      returnUrl: `${door.url}/app/`,
    },
  );
  await outside.finishFaceCheck(started.ticket, act.passed);
  const outcome = await faceOutcome(hands, started.faceCheckId);
  const planned = act.passed ? 'passed' : 'failed';
  if (outcome !== planned) throw new Error(`the face check is ${outcome}, not ${planned}`);
}

/** A vendor that has no result yet is asked again, as the phone does. */
async function faceOutcome({ call }: Hands, faceCheckId: string): Promise<string> {
  for (const deadlineMs = Date.now() + pollLimitMs; ;) {
    const { outcome } = await call<{ outcome: string }>('application.finishFaceCheck', { faceCheckId });
    if (outcome !== 'pending' || Date.now() > deadlineMs) return outcome;
    await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
  }
}

export async function bindCard({ call, human, ofHuman, outside }: Hands): Promise<void> {
  const { cardNumber, phone } = human;
  const { applicationId } = ofHuman;
  const { cardId } = await call<{ cardId: string }>('application.bindCard', {
    applicationId,
    cardNumber,
    reservedPhone: phone,
    documentVersion: version('bank_card'),
    idempotencyKey: newKey(),
  });
  const code = await outside.cardCodeSentTo(phone);
  await call('application.confirmCard', { applicationId, cardId, code });
}

export async function submit({ call, ofHuman }: Hands): Promise<void> {
  const { applicationId } = ofHuman;
  await call('application.authoriseBureau', {
    applicationId,
    documentVersion: version('bureau_query'),
    readMs: 8_000,
    idempotencyKey: newKey(),
  });
  await call('application.submit', { applicationId, idempotencyKey: newKey() });
}

/** The lender's word comes in at its planned moment. */
export const hearDecision = ({ call, ofHuman, outside, atMs }: Hands): Promise<void> =>
  outside.tellOf(ofHuman.applicationId!, atMs, async () => {
    const { state } = await call<{ state: string }>('application.current', {});
    return state === 'approved' || state === 'declined';
  });
