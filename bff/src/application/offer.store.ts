import type { LenderDecision, LenderOffer } from '../lender';
import { repaymentSchedule } from '@loudou/shared/money';
import type { Queryable } from '../platform/database';
import type { Ids } from '../platform/ids';
import type { Application } from './application.store';

type Approved = Extract<LenderDecision, { outcome: 'approved' }>;

/** Offers are ranked by what they cost in all, for the amount that was asked for: the cheapest stands first. */
export async function insertOffers(
  tx: Queryable,
  ids: Ids,
  application: Application,
  decision: Approved,
): Promise<void> {
  const ranked = [...decision.offers].sort(
    (one, other) =>
      totalCostFen(one, application.requestedAmountFen) - totalCostFen(other, application.requestedAmountFen),
  );
  for (const [index, offer] of ranked.entries()) {
    await tx.query(
      `insert into offer (offer_id, application_id, person_id, offer_reference, rank, months, method, annual_rate_bps, min_amount_fen, max_amount_fen, upfront_fee_fen, monthly_fee_fen, valid_until)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        ids.next('offer'),
        application.applicationId,
        application.personId,
        offer.offerReference,
        index + 1,
        offer.months,
        offer.method,
        offer.annualRateBps,
        offer.minAmountFen,
        offer.maxAmountFen,
        offer.upfrontFeeFen,
        offer.monthlyFeeFen,
        decision.validUntil,
      ],
    );
  }
}

function totalCostFen(offer: LenderOffer, requestedAmountFen: number): number {
  const principalFen = Math.min(Math.max(requestedAmountFen, offer.minAmountFen), offer.maxAmountFen);
  const { annualRateBps, months, method, upfrontFeeFen, monthlyFeeFen } = offer;
  const schedule = repaymentSchedule({
    principalFen,
    annualRateBps,
    months,
    method,
    upfrontFeeFen,
    monthlyFeeFen,
  });
  return schedule.totalInterestFen + schedule.totalFeeFen;
}
