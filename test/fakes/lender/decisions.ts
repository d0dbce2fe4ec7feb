import { beijingDate, dueDates } from '@loudou/shared/calendar';
import type { LenderDecision, LenderOffer } from '../../../bff/src/lender';
import type { ApplicantBehaviour } from './applicant-endings';

/** What the stand-in says on the wire, its one status outside the contract included. */
export type DecisionOnWire = Exclude<LenderDecision, { outcome: 'needs_review' }> | { outcome: 'referred' };

const limitFen = 8_000_000;
const minAmountFen = 100_000;
const annualRateBps = 1_800;
const offerDays = 30;
const usualRiskBand = 'R2';
const riskBands: Partial<Record<ApplicantBehaviour, string>> = {
  best_band: 'R1',
  weak_band: 'R3',
  strange_band: 'X7',
};
const coolingMonths = 3;
const msPerDay = 86_400_000;

const offerTerms: Pick<LenderOffer, 'months' | 'method'>[] = [
  { months: 6, method: 'equal_installment' },
  { months: 12, method: 'equal_principal' },
  { months: 12, method: 'equal_installment' },
];

export function approval(applicationId: string, now: Date, riskBand = usualRiskBand): DecisionOnWire {
  return {
    outcome: 'approved',
    decidedAt: now.toISOString(),
    limitFen,
    annualRateBps,
    limitBand: 'L3',
    riskBand,
    validUntil: new Date(now.getTime() + offerDays * msPerDay).toISOString(),
    offers: offerTerms.map(({ months, method }) => ({
      offerReference: `${applicationId}-${months}-${method}`,
      months,
      method,
      annualRateBps,
      minAmountFen,
      maxAmountFen: limitFen,
      upfrontFeeFen: 0,
      monthlyFeeFen: 0,
    })),
  };
}

export function refusal(now: Date): DecisionOnWire {
  const [, , retryOn] = dueDates({ firstFrom: beijingDate(now.getTime()), months: coolingMonths });
  return {
    outcome: 'declined',
    decidedAt: now.toISOString(),
    reasonCode: 'bureau_inquiries',
    reasonDetail: { count: 9, allowed: 6 },
    retryOn: retryOn ?? beijingDate(now.getTime()),
  };
}

/** The decisions that an applicant gets, in the order in which they come. */
export function decisionsFor(
  behaviour: ApplicantBehaviour,
  applicationId: string,
): ((now: Date) => DecisionOnWire)[] {
  const approve = (now: Date) => approval(applicationId, now, riskBands[behaviour]);
  switch (behaviour) {
    case 'declined':
      return [refusal];
    case 'waits':
      return [];
    case 'unknown_status':
      return [() => ({ outcome: 'referred' })];
    case 'changes_mind':
      return [approve, refusal];
    default:
      return [approve];
  }
}
