import type { FactName } from '@loudou/shared/catalogue';

/**
 * The way from an arrival to a settled loan. A person has reached a step when the fact of it and of every step
 * before it are there, so the numbers never rise along the way. `ripeAfterDays` is how long after the day of
 * arrival a share still moves; younger days are shown as not known yet.
 */
export const funnelSteps = [
  { step: 'arrived', fact: 'ad_touch_landed', ripeAfterDays: 0 },
  { step: 'consented', fact: 'consent_granted', ripeAfterDays: 1 },
  { step: 'registered', fact: 'user_registered', ripeAfterDays: 1 },
  { step: 'started', fact: 'application_started', ripeAfterDays: 1 },
  { step: 'submitted', fact: 'application_submitted', ripeAfterDays: 1 },
  { step: 'credited', fact: 'credit_approved', ripeAfterDays: 4 },
  { step: 'drawn', fact: 'loan_disbursed', ripeAfterDays: 11 },
  { step: 'repaid', fact: 'repayment_succeeded', ripeAfterDays: 44 },
  { step: 'settled', fact: 'loan_settled', ripeAfterDays: 400 },
] as const satisfies readonly { step: string; fact: FactName; ripeAfterDays: number }[];

/** What comes after the arrival: moments of facts, one column each in `journey_person`. */
export const followingSteps = funnelSteps.slice(1);

export type FunnelStepName = (typeof funnelSteps)[number]['step'];

export const stepNames = funnelSteps.map(({ step }) => step) as [FunnelStepName, ...FunnelStepName[]];

/** How many steps somebody has done who reached this one, the arrival counted. */
export const depthAt = (name: FunnelStepName): number => stepNames.indexOf(name) + 1;
