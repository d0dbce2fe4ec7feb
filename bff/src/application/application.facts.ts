import type { FactData, FactName } from '@loudou/shared/catalogue';
import type { ApplicationId } from '@loudou/shared/ids';
import type { ApplicationStep } from '@loudou/shared/lifecycle';
import type { Queryable } from '../platform/database';
import { appendFact } from '../platform/outbox';
import type { PersonContext } from '../platform/trpc';
import { completeStep, countStepFailures } from './application.store';

/** A fact of the caller, with the touch and the host of this visit. */
export function tell<Name extends FactName>(
  context: PersonContext,
  tx: Queryable,
  name: Name,
  onceKey: string,
  data: FactData<Name>,
) {
  const { personId, touchId, host } = context.session;
  return appendFact({ ...context, db: tx }, { name, personId, onceKey, touchId, host, data });
}

export async function tellStepCompleted(
  context: PersonContext,
  tx: Queryable,
  applicationId: ApplicationId,
  step: ApplicationStep,
): Promise<number> {
  const stepVersion = await completeStep(tx, applicationId, step, context.clock.now());
  await tell(context, tx, 'application_step_completed', `${applicationId}:${step}:${stepVersion}`, {
    applicationId,
    step,
    stepVersion,
    prefilled: false,
  });
  return stepVersion;
}

/** A refused attempt is a fact as well: it tells where people get stuck. */
export async function tellStepFailed(
  context: PersonContext,
  failure: { applicationId: ApplicationId; step: ApplicationStep; code: string; vendor?: string },
): Promise<void> {
  const attempt =
    (await countStepFailures(context.db, context.session.personId, failure.applicationId, failure.step)) + 1;
  const onceKey = `${failure.applicationId}:${failure.step}:${context.requestId}`;
  await context.db.transaction((tx) =>
    tell(context, tx, 'application_step_failed', onceKey, { ...failure, attempt }),
  );
}
