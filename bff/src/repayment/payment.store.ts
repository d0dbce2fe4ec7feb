import type { RepaymentId } from '@loudou/shared/ids';
import type { Queryable } from '../platform/database';

export interface ClaimedPayment {
  repaymentId: RepaymentId;
  calls: number;
}

/** Takes due payments for as long as the lease lasts; a process that dies gives them back by it. */
export function claimPayments(
  db: Queryable,
  claim: { now: Date; leaseUntil: Date; limit: number },
): Promise<ClaimedPayment[]> {
  return db.query<ClaimedPayment>(
    `update repayment set next_call_at = $2, calls = calls + 1
     where repayment_id in (
       select repayment_id from repayment where state in ('initiated', 'paid') and next_call_at <= $1
       order by next_call_at limit $3 for update skip locked)
     returning repayment_id as "repaymentId", calls`,
    [claim.now, claim.leaseUntil, claim.limit],
  );
}

/** Only while the payment is where it was when it was claimed: a notice may have moved it on meanwhile. */
export async function callAgainAt(
  db: Queryable,
  repaymentId: RepaymentId,
  again: { state: 'initiated' | 'paid'; at: Date },
): Promise<void> {
  await db.query('update repayment set next_call_at = $3 where repayment_id = $1 and state = $2', [
    repaymentId,
    again.state,
    again.at,
  ]);
}
