import { advance, type Transitions } from './machine';

export type ApplicationState =
  'draft' | 'submitted' | 'pending' | 'needs_review' | 'approved' | 'declined' | 'cancelled' | 'expired';
export type ApplicationEvent =
  'submit' | 'reach_lender' | 'approve' | 'decline' | 'doubt' | 'cancel' | 'expire';

/** submitted = accepted by us and on its way; pending = the lender has it. The first final answer wins. */
export const applicationTransitions: Transitions<ApplicationState, ApplicationEvent> = {
  draft: { submit: 'submitted', cancel: 'cancelled', expire: 'expired' },
  submitted: {
    reach_lender: 'pending',
    approve: 'approved',
    decline: 'declined',
    doubt: 'needs_review',
    cancel: 'cancelled',
  },
  pending: { approve: 'approved', decline: 'declined', doubt: 'needs_review', cancel: 'cancelled' },
  needs_review: { approve: 'approved', decline: 'declined', cancel: 'cancelled' },
  approved: { expire: 'expired' },
  declined: {},
  cancelled: {},
  expired: {},
};

export const advanceApplication = (state: ApplicationState, event: ApplicationEvent) =>
  advance(applicationTransitions, state, event);

/** The steps of a draft in the order in which a person meets them; phone comes before there is a draft. */
export const applicationSteps = ['identity', 'face', 'bank_card', 'bureau'] as const;
export type ApplicationStep = (typeof applicationSteps)[number];

/** The first step that is still open, or null when all are done and the draft may be submitted. */
export function nextStep(done: readonly ApplicationStep[]): ApplicationStep | null {
  return applicationSteps.find((step) => !done.includes(step)) ?? null;
}
