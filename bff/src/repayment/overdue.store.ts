import type { LoanId } from '@loudou/shared/ids';
import type { Queryable } from '../platform/database';

/**
 * Running loans with an open row that stands in another band today than it was told of. Loans whose payment has arrived
 * and is not posted yet are left out, so that a round finds only what it can mark.
 */
export async function findNewlyOverdue(
  db: Queryable,
  today: string,
  bands: readonly { fromDays: number; name: string }[],
  limit: number,
): Promise<LoanId[]> {
  const rows = await db.query<{ loanId: LoanId }>(
    `select distinct loan.loan_id as "loanId"
     from installment join loan using (loan_id)
     cross join lateral (
       select band.name from unnest($2::int[], $3::text[]) as band (from_days, name)
       where $1::date - installment.due_on >= band.from_days order by band.from_days desc limit 1) reached
     where loan.state in ('active', 'overdue') and installment.settled_at is null and installment.due_on < $1::date
       and installment.overdue_band is distinct from reached.name
       and installment.principal_fen + installment.interest_fen + installment.fee_fen > installment.paid_principal_fen
         + installment.paid_interest_fen + installment.paid_fee_fen + installment.waived_interest_fen + installment.waived_fee_fen
       and not exists (
         select 1 from repayment where repayment.loan_id = loan.loan_id and repayment.paid_at is not null
           and repayment.state in ('paid', 'quarantined'))
     limit $4`,
    [today, bands.map((band) => band.fromDays), bands.map((band) => band.name), limit],
  );
  return rows.map((row) => row.loanId);
}
