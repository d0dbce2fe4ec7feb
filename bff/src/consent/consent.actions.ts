import { type Purpose, purposeDescriptions } from '@loudou/shared/consent';
import type { Queryable } from '../platform/database';
import { AppError } from '../platform/errors';
import { once } from '../platform/once';
import { appendFact } from '../platform/outbox';
import type { VisitorContext } from '../platform/trpc';
import { publishedDocument } from './consent.documents';
import { currentDecisions, type Decision, insertRecord, isGranted, keepDocument } from './consent.store';

export interface AskedDecision {
  purpose: Purpose;
  decision: 'granted' | 'declined';
  documentVersion: string;
}

/** Records what was decided on a sheet or a page. Errors: `document_changed` when the text shown is not the one in force. */
export function recordDecisions(
  context: VisitorContext,
  input: { decisions: AskedDecision[]; idempotencyKey: string },
): Promise<{ recorded: number }> {
  const intent = {
    owner: context.session.sessionId,
    operation: 'consent.record',
    key: input.idempotencyKey,
    input: input.decisions,
  };
  return once(context.db, context.clock.now(), intent, async (tx) => {
    for (const asked of input.decisions) await recordDecision(context, tx, asked);
    return { recorded: input.decisions.length };
  });
}

export async function recordDecision(
  context: VisitorContext,
  tx: Queryable,
  asked: AskedDecision,
): Promise<void> {
  const document = publishedDocument(asked.purpose);
  if (document.version !== asked.documentVersion)
    throw new AppError('document_changed', { details: { purpose: asked.purpose } });
  const standing = (await currentDecisions(tx, context.session.personId)).find(
    ({ purpose }) => purpose === asked.purpose,
  )?.decision;
  // Who agreed once and declines when asked again takes it back: what waits must not leave by the older word.
  if (asked.decision === 'declined' && standing === 'granted') return withdraw(context, tx, asked.purpose);
  const stays = asked.decision === 'declined' && standing === 'withdrawn';
  const consentId = await keepRecord(context, tx, asked.purpose, stays ? 'withdrawn' : asked.decision);
  if (asked.decision !== 'granted') return;
  const { recipients, fields } = purposeDescriptions[asked.purpose];
  await appendFact(
    { ...context, db: tx },
    {
      name: 'consent_granted',
      personId: context.session.personId,
      onceKey: consentId,
      touchId: context.session.touchId,
      host: context.session.host,
      data: {
        consentId,
        purpose: asked.purpose,
        documentVersion: document.version,
        documentHash: document.hash,
        recipients,
        fields,
      },
    },
  );
}

async function keepRecord(context: VisitorContext, tx: Queryable, purpose: Purpose, decision: Decision) {
  const document = publishedDocument(purpose);
  const at = context.clock.now();
  const consentId = context.ids.next('consent');
  await keepDocument(tx, {
    hash: document.hash,
    purpose,
    version: document.version,
    body: document.body,
    at,
  });
  await insertRecord(tx, {
    consentId,
    personId: context.session.personId,
    purpose,
    decision,
    documentVersion: document.version,
    documentHash: document.hash,
    sessionId: context.session.sessionId,
    host: context.session.host,
    recordedAt: at,
    recipients: purposeDescriptions[purpose].recipients,
    fields: purposeDescriptions[purpose].fields,
  });
  return consentId;
}

/** Withdrawing is as easy as giving (个人信息保护法 art. 15); what was done before stays lawful. */
export function withdrawConsent(
  context: VisitorContext,
  input: { purpose: Purpose; idempotencyKey: string },
): Promise<{ withdrawn: boolean }> {
  const intent = {
    owner: context.session.sessionId,
    operation: 'consent.withdraw',
    key: input.idempotencyKey,
    input: input.purpose,
  };
  return once(context.db, context.clock.now(), intent, async (tx) => {
    if (!(await isGranted(tx, context.session.personId, input.purpose))) return { withdrawn: false };
    await withdraw(context, tx, input.purpose);
    return { withdrawn: true };
  });
}

async function withdraw(context: VisitorContext, tx: Queryable, purpose: Purpose): Promise<void> {
  const consentId = await keepRecord(context, tx, purpose, 'withdrawn');
  await appendFact(
    { ...context, db: tx },
    {
      name: 'consent_withdrawn',
      personId: context.session.personId,
      onceKey: consentId,
      touchId: context.session.touchId,
      host: context.session.host,
      data: { consentId, purpose, effectiveAt: context.clock.now().toISOString() },
    },
  );
}

/** Asked whenever a thing is collected. Error: `consent_required` (details.purpose). */
export async function requireConsent(
  db: Queryable,
  personId: VisitorContext['session']['personId'],
  purpose: Purpose,
): Promise<void> {
  if (!(await isGranted(db, personId, purpose)))
    throw new AppError('consent_required', { details: { purpose } });
}

export { currentDecisions };
