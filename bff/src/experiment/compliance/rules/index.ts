import { approvedByAPerson } from './approved-by-a-person.rule';
import { asTheAdsSay } from './as-the-ads-say.rule';
import { belowTheCap } from './below-the-cap.rule';
import { bureauByItself } from './bureau-by-itself.rule';
import { declineAsVisible } from './decline-as-visible.rule';
import { feesNamed } from './fees-named.rule';
import { lenderAndRisk } from './lender-and-risk.rule';
import { methodNamed } from './method-named.rule';
import { necessaryFields } from './necessary-fields.rule';
import { noCheapEndAlone } from './no-cheap-end-alone.rule';
import { noFalseHurry } from './no-false-hurry.rule';
import { noPromises } from './no-promises.rule';
import { nobodyTargeted } from './nobody-targeted.rule';
import { onePurposeATick } from './one-purpose-a-tick.rule';
import { rateOnFirstScreen } from './rate-on-first-screen.rule';
import { readable } from './readable.rule';
import { recomputedFromFlows } from './recomputed-from-flows.rule';
import { sameSizeAsAmount } from './same-size-as-amount.rule';
import { withdrawnInFourTaps } from './withdrawn-in-four-taps.rule';

/** By code; the approval is last to come and stands where people look for it. */
export const rules = [
  rateOnFirstScreen,
  sameSizeAsAmount,
  methodNamed,
  recomputedFromFlows,
  belowTheCap,
  noCheapEndAlone,
  noPromises,
  noFalseHurry,
  lenderAndRisk,
  asTheAdsSay,
  onePurposeATick,
  declineAsVisible,
  bureauByItself,
  necessaryFields,
  readable,
  approvedByAPerson,
  feesNamed,
  withdrawnInFourTaps,
  nobodyTargeted,
] as const;
