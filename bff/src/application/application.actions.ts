import { beijingDate } from '@loudou/shared/calendar';
import type { ApplicationId } from '@loudou/shared/ids';
import {
  advanceApplication,
  type ApplicationState,
  applicationSteps,
  nextStep,
} from '@loudou/shared/lifecycle';
import { requireConsent } from '../consent';
import { lockPerson } from '../identity';
import type { Queryable } from '../platform/database';
import { AppError } from '../platform/errors';
import { once } from '../platform/once';
import type { PersonContext } from '../platform/trpc';
import { tell } from './application.facts';
import { isCoolingDown, promiseMs } from './application.rules';
import {
  type Application,
  completedSteps,
  findCurrent,
  insertApplication,
  lockOwn,
  markActive,
  saveState,
} from './application.store';

export interface ApplicationAnswer {
  applicationId: ApplicationId;
  state: ApplicationState;
}

const unfinished: ApplicationState[] = ['draft', 'submitted', 'pending', 'needs_review', 'approved'];

/**
 * Starts an application, or gives back the one that is there: two devices and two ads meet the same one.
 * Errors: `consent_required`, `cooling_down` (details.retryOn), `amount_out_of_range`.
 */
export function startApplication(
  context: PersonContext,
  input: { amountFen: number; months: number; idempotencyKey: string },
): Promise<ApplicationAnswer> {
  const { minAmountFen, maxAmountFen } = context.product;
  if (input.amountFen < minAmountFen || input.amountFen > maxAmountFen)
    throw new AppError('amount_out_of_range', { details: { minAmountFen, maxAmountFen } });
  return once(context.db, context.clock.now(), intentOf(context, 'application.start', input), async (tx) => {
    await requireConsent(tx, context.session.personId, 'application_processing');
    await lockPerson(tx, context.session.personId);
    const current = await findCurrent(tx, context.session.personId);
    if (current && unfinished.includes(current.state)) return answerOf(current);
    const retryOn = isCoolingDown(current, beijingDate(context.clock.nowMs()));
    if (retryOn) throw new AppError('cooling_down', { details: { retryOn } });
    return insertDraft(context, tx, input);
  });
}

async function insertDraft(
  context: PersonContext,
  tx: Queryable,
  input: { amountFen: number; months: number },
): Promise<ApplicationAnswer> {
  const { productCode, lenderCode } = context.product;
  const now = context.clock.now();
  const { personId, touchId, host } = context.session;
  const applicationId = context.ids.next('application');
  await insertApplication(tx, {
    applicationId,
    personId,
    state: 'draft',
    productCode,
    lenderCode,
    requestedAmountFen: input.amountFen,
    requestedMonths: input.months,
    touchId,
    host,
    startedAt: now,
    lastActiveAt: now,
  });
  await tell(context, tx, 'application_started', applicationId, {
    applicationId,
    productCode,
    lenderCode,
    requestedAmountFen: input.amountFen,
    requestedMonths: input.months,
    prefilledFields: 0,
  });
  return { applicationId, state: 'draft' };
}

/**
 * Hands the application over. A second tap, from any device, gets the same answer. Errors: `step_not_open`
 * (details.step) while a step is missing, `not_found`.
 */
export function submitApplication(
  context: PersonContext,
  input: { applicationId: ApplicationId; idempotencyKey: string },
): Promise<ApplicationAnswer> {
  return once(context.db, context.clock.now(), intentOf(context, 'application.submit', input), async (tx) => {
    const application = await requireOwn(context, tx, input.applicationId);
    if (application.state !== 'draft') return answerOf(application);
    const steps = await completedSteps(tx, application.applicationId);
    const missing = nextStep(steps.map(({ step }) => step));
    if (missing) throw new AppError('step_not_open', { details: { step: missing } });
    return handOver(context, tx, application);
  });
}

async function handOver(
  context: PersonContext,
  tx: Queryable,
  draft: Application,
): Promise<ApplicationAnswer> {
  const now = context.clock.now();
  const state = advanceApplication(draft.state, 'submit')!;
  await saveState(
    tx,
    { ...draft, state, submittedAt: now, promisedAt: new Date(now.getTime() + promiseMs) },
    now,
  );
  await tell(context, tx, 'application_submitted', draft.applicationId, {
    applicationId: draft.applicationId,
    lenderCode: draft.lenderCode,
    completedSteps: applicationSteps.length,
    secondsSinceStart: Math.max(Math.round((now.getTime() - draft.startedAt.getTime()) / 1000), 0),
  });
  return { applicationId: draft.applicationId, state };
}

/** Errors: `step_not_open` when it was decided already. An answer of the lender that comes later changes nothing. */
export function cancelApplication(
  context: PersonContext,
  input: { applicationId: ApplicationId; idempotencyKey: string },
): Promise<ApplicationAnswer> {
  return once(context.db, context.clock.now(), intentOf(context, 'application.cancel', input), async (tx) => {
    const application = await requireOwn(context, tx, input.applicationId);
    if (application.state === 'cancelled') return answerOf(application);
    const state = advanceApplication(application.state, 'cancel');
    if (!state) throw new AppError('step_not_open', { details: { state: application.state } });
    await saveState(tx, { ...application, state }, null);
    await tell(context, tx, 'application_cancelled', application.applicationId, {
      applicationId: application.applicationId,
      fromState: application.state,
    });
    return { applicationId: application.applicationId, state };
  });
}

const awayMs = 30 * 60_000;

/** Called when a person comes back to an open draft; a gap of half an hour or another host makes it a return. */
export function resumeApplication(
  context: PersonContext,
  input: { applicationId: ApplicationId; idempotencyKey: string },
): Promise<{ resumed: boolean }> {
  return once(context.db, context.clock.now(), intentOf(context, 'application.resume', input), async (tx) => {
    const application = await requireOwn(context, tx, input.applicationId);
    const now = context.clock.now();
    const gapMs = now.getTime() - application.lastActiveAt.getTime();
    const hostChanged = application.host !== context.session.host;
    await markActive(tx, application.applicationId, now, context.session.host);
    if (application.state !== 'draft' || (gapMs < awayMs && !hostChanged)) return { resumed: false };
    const fromStep =
      nextStep((await completedSteps(tx, application.applicationId)).map(({ step }) => step)) ?? 'submit';
    await tell(context, tx, 'application_resumed', `${application.applicationId}:${input.idempotencyKey}`, {
      applicationId: application.applicationId,
      gapSeconds: Math.max(Math.round(gapMs / 1000), 0),
      fromStep,
      hostChanged,
    });
    return { resumed: true };
  });
}

export async function requireOwn(
  context: PersonContext,
  tx: Queryable,
  applicationId: ApplicationId,
): Promise<Application> {
  const application = await lockOwn(tx, context.session.personId, applicationId);
  if (!application) throw new AppError('not_found');
  return application;
}

const answerOf = ({ applicationId, state }: Application): ApplicationAnswer => ({ applicationId, state });

/** Keys belong to the person, not to the session: the same tap retried after a new log-in is still the same. */
export const intentOf = (
  context: PersonContext,
  operation: string,
  { idempotencyKey, ...input }: { idempotencyKey: string } & Record<string, unknown>,
) => ({
  owner: context.session.personId,
  operation,
  key: idempotencyKey,
  input,
});
