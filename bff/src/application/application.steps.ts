import type { ApplicationId } from '@loudou/shared/ids';
import type { ApplicationStep } from '@loudou/shared/lifecycle';
import type { Queryable } from '../platform/database';
import { AppError } from '../platform/errors';
import type { PersonContext } from '../platform/trpc';
import { requireOwn } from './application.actions';
import { isStepOpen } from './application.rules';
import { type Application, completedSteps } from './application.store';

/** The caller's draft, locked, with this step next or done before. Errors: `not_found`, `step_not_open`. */
export async function requireOpenStep(
  context: PersonContext,
  tx: Queryable,
  applicationId: ApplicationId,
  step: ApplicationStep,
): Promise<Application> {
  const application = await requireOwn(context, tx, applicationId);
  const done = (await completedSteps(tx, applicationId)).map((completed) => completed.step);
  if (application.state !== 'draft' || !isStepOpen(done, step))
    throw new AppError('step_not_open', { details: { step, state: application.state } });
  return application;
}
