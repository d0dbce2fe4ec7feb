import { beijingDate } from '@loudou/shared/calendar';
import type { ApplicationId } from '@loudou/shared/ids';
import { recordDecision } from '../consent';
import {
  checkIdentityDocument,
  type IdentityDocument,
  isProvenByAnother,
  readIdentityDocument,
  saveIdentityDocument,
} from '../identity';
import { AppError } from '../platform/errors';
import { once } from '../platform/once';
import type { PersonContext } from '../platform/trpc';
import { intentOf } from './application.actions';
import { tell, tellStepCompleted, tellStepFailed } from './application.facts';
import { requireOpenStep } from './application.steps';
import { reopenStep } from './application.store';

export interface IdentityStep {
  applicationId: ApplicationId;
  document: IdentityDocument;
  documentVersion: string;
  idempotencyKey: string;
}

/**
 * Keeps the identity document, with the person's separate agreement to it. Errors: `identity_number_invalid`,
 * `identity_expired`, `identity_age_refused`, `identity_taken`; a refused document is not kept.
 */
export async function completeIdentityStep(
  context: PersonContext,
  input: IdentityStep,
): Promise<{ completed: true }> {
  try {
    return await keepDocument(context, input);
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('identity_')) {
      await tellStepFailed(context, {
        applicationId: input.applicationId,
        step: 'identity',
        code: error.code,
      });
    }
    throw error;
  }
}

function keepDocument(context: PersonContext, input: IdentityStep): Promise<{ completed: true }> {
  const numberLookup = context.vault
    .lookup('identity_number', `${input.document.name} ${input.document.number} ${input.document.validUntil}`)
    .toString('hex');
  const intent = intentOf(context, 'application.identity', {
    applicationId: input.applicationId,
    numberLookup,
    idempotencyKey: input.idempotencyKey,
  });
  return once(context.db, context.clock.now(), intent, async (tx) => {
    const { personId } = context.session;
    const { applicationId } = await requireOpenStep(context, tx, input.applicationId, 'identity');
    checkIdentityDocument(input.document, beijingDate(context.clock.nowMs()), context.product);
    if (await isProvenByAnother(tx, context, personId, input.document.number))
      throw new AppError('identity_taken');

    const before = await readIdentityDocument(tx, context, personId);
    await recordDecision(context, tx, {
      purpose: 'identity_document',
      decision: 'granted',
      documentVersion: input.documentVersion,
    });
    await saveIdentityDocument(tx, context, personId, input.document);
    if (before && before.number !== input.document.number.toUpperCase())
      await reopenStep(tx, applicationId, 'face');
    const version = await tellStepCompleted(context, tx, applicationId, 'identity');
    await tell(context, tx, 'id_captured', `${applicationId}:${version}`, {
      applicationId,
      attempts: version,
      confidenceBand: 'manual',
    });
    return { completed: true };
  });
}
