import type { ApplicationId } from '@loudou/shared/ids';
import { publishedDocument, recordDecision } from '../consent';
import { AppError } from '../platform/errors';
import { once } from '../platform/once';
import type { PersonContext } from '../platform/trpc';
import { intentOf } from './application.actions';
import { tell, tellStepCompleted } from './application.facts';
import { requireOpenStep } from './application.steps';

/**
 * The bureau query is authorised on a page of its own, on a text of its own (征信业务管理办法). Errors:
 * `document_changed` when the text read is not the one in force, `step_not_open`.
 */
export function authoriseBureau(
  context: PersonContext,
  input: { applicationId: ApplicationId; documentVersion: string; readMs: number; idempotencyKey: string },
): Promise<{ authorised: true }> {
  return once(context.db, context.clock.now(), intentOf(context, 'application.bureau', input), async (tx) => {
    const document = publishedDocument('bureau_query');
    if (document.version !== input.documentVersion)
      throw new AppError('document_changed', { details: { purpose: 'bureau_query' } });
    const { applicationId } = await requireOpenStep(context, tx, input.applicationId, 'bureau');
    await recordDecision(context, tx, {
      purpose: 'bureau_query',
      decision: 'granted',
      documentVersion: input.documentVersion,
    });
    const version = await tellStepCompleted(context, tx, applicationId, 'bureau');
    if (version === 1)
      await tell(context, tx, 'bureau_authorised', applicationId, {
        applicationId,
        documentHash: document.hash,
        readMs: input.readMs,
      });
    return { authorised: true };
  });
}
