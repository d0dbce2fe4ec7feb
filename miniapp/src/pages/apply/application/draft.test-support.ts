import { type ApplicationStep, applicationSteps } from '@loudou/shared/lifecycle';
import type { Application } from './use-step';

const nothing = { phone: '138 **** 6021', name: null, identityNumber: null, bankName: null, cardTail: null };

/** A draft that has every step before this one behind it. */
export const draftAt = (step: ApplicationStep | null): Application => ({
  applicationId: 'app_01' as Application['applicationId'],
  state: 'draft',
  requestedAmountFen: 1_000_000,
  requestedMonths: 12,
  completedSteps: applicationSteps.slice(0, step === null ? undefined : applicationSteps.indexOf(step)),
  nextStep: step,
  submittedAt: null,
  promisedAt: null,
  decidedAt: null,
  decision: null,
  given: nothing,
});
