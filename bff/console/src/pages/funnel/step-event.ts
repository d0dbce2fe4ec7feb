import type { FactName } from '@loudou/shared/catalogue';
import type { StepName } from '../../api/types';

/** The fact that makes each step. */
const factOf: Record<StepName, FactName> = {
  arrived: 'ad_touch_landed',
  consented: 'consent_granted',
  registered: 'user_registered',
  started: 'application_started',
  submitted: 'application_submitted',
  credited: 'credit_approved',
  drawn: 'loan_disbursed',
  repaid: 'repayment_succeeded',
  settled: 'loan_settled',
};

/** A step as an event that can be asked about. Only the consent to process an application is a step. */
export const stepEvent = (step: StepName) => ({
  name: factOf[step],
  where:
    step === 'consented'
      ? [{ property: 'purpose', operator: 'is' as const, values: ['application_processing'] }]
      : [],
});

const DAY_MINUTES = 1_440;
const WEEK_MINUTES = 7 * DAY_MINUTES;
const LONGEST_MINUTES = 90 * DAY_MINUTES;

/** Pages are walked through within days; money and its return take months. */
export const stepWindowMinutes = (to: StepName): number =>
  to === 'drawn' || to === 'repaid' || to === 'settled' ? LONGEST_MINUTES : WEEK_MINUTES;
