import type { ApplicationId, Id, OfferId, PersonId } from '@loudou/shared/ids';
import type { RepaymentMethod } from '@loudou/shared/money';
import type { Queryable } from '../platform/database';

export interface Offer {
  offerId: OfferId;
  applicationId: ApplicationId;
  offerReference: string;
  rank: number;
  months: number;
  method: RepaymentMethod;
  annualRateBps: number;
  minAmountFen: number;
  maxAmountFen: number;
  upfrontFeeFen: number;
  monthlyFeeFen: number;
  validUntil: Date;
}

export interface ApprovedApplication {
  applicationId: ApplicationId;
  requestedAmountFen: number;
  limitFen: number;
  limitBand: string;
  riskBand: string;
}

const offerColumns = `offer_id as "offerId", application_id as "applicationId", offer_reference as "offerReference", rank, months,
  method, annual_rate_bps as "annualRateBps", min_amount_fen as "minAmountFen", max_amount_fen as "maxAmountFen",
  upfront_fee_fen as "upfrontFeeFen", monthly_fee_fen as "monthlyFeeFen", valid_until as "validUntil"`;

const applicationColumns = `application_id as "applicationId", requested_amount_fen as "requestedAmountFen",
  (decision->>'limitFen')::bigint as "limitFen", decision->>'limitBand' as "limitBand", decision->>'riskBand' as "riskBand"`;

export async function newestApproved(db: Queryable, personId: PersonId): Promise<ApprovedApplication | null> {
  const row = await db.maybeOne<ApprovedApplication>(
    `select ${applicationColumns} from application where person_id = $1 and state = 'approved' order by decided_at desc limit 1`,
    [personId],
  );
  return row ?? null;
}

/** Whoever draws under an application waits here for the one before; null when it is not approved (any more). */
export async function lockApproved(
  tx: Queryable,
  applicationId: ApplicationId,
): Promise<ApprovedApplication | null> {
  const row = await tx.maybeOne<ApprovedApplication & { state: string }>(
    `select ${applicationColumns}, state from application where application_id = $1 for update`,
    [applicationId],
  );
  return row?.state === 'approved' ? row : null;
}

export function offersOf(db: Queryable, applicationId: ApplicationId): Promise<Offer[]> {
  return db.query<Offer>(`select ${offerColumns} from offer where application_id = $1 order by rank`, [
    applicationId,
  ]);
}

export async function findOffer(db: Queryable, personId: PersonId, offerId: OfferId): Promise<Offer | null> {
  const row = await db.maybeOne<Offer>(
    `select ${offerColumns} from offer where offer_id = $1 and person_id = $2`,
    [offerId, personId],
  );
  return row ?? null;
}

/** True for the first time only. */
export async function markAccepted(tx: Queryable, offerId: OfferId, at: Date): Promise<boolean> {
  const row = await tx.maybeOne(
    'update offer set accepted_at = $2 where offer_id = $1 and accepted_at is null returning offer_id',
    [offerId, at],
  );
  return row !== undefined;
}

/** What the loans under an application still take of its limit. */
export async function usedLimitFen(db: Queryable, applicationId: ApplicationId): Promise<number> {
  const row = await db.one<{ usedFen: number }>(
    `select coalesce(sum(case when loan.disbursed_at is null then loan.amount_fen else owed.fen end), 0)::bigint as "usedFen"
     from loan left join lateral (
       select coalesce(sum(principal_fen - paid_principal_fen), 0) as fen from installment where loan_id = loan.loan_id) owed on true
     where loan.application_id = $1 and loan.state not in ('cancelled', 'settled')`,
    [applicationId],
  );
  return row.usedFen;
}

export interface BoundCard {
  cardId: Id<'card'>;
  bankName: string | null;
  tailSealed: Buffer;
}

const cardColumns = 'card_id as "cardId", bank_name as "bankName", tail_sealed as "tailSealed"';

/** The card that was bound last is the one that the lender pays to. */
export async function newestBoundCard(db: Queryable, personId: PersonId): Promise<BoundCard | null> {
  const row = await db.maybeOne<BoundCard>(
    `select ${cardColumns} from bank_card where person_id = $1 and state = 'bound' order by bound_at desc limit 1`,
    [personId],
  );
  return row ?? null;
}

export async function readCard(db: Queryable, personId: PersonId, cardId: string): Promise<BoundCard | null> {
  const row = await db.maybeOne<BoundCard>(
    `select ${cardColumns} from bank_card where person_id = $1 and card_id = $2`,
    [personId, cardId],
  );
  return row ?? null;
}
