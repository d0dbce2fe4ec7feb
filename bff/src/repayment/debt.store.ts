import { beijingDate } from '@loudou/shared/calendar';
import type { LoanId } from '@loudou/shared/ids';
import type { Loan } from '../loan';
import type { Queryable } from '../platform/database';
import type { Debt, Installment } from './debt.rules';

/** What is owed on a loan that was paid out. */
export async function readDebt(db: Queryable, loan: Loan): Promise<Debt> {
  if (!loan.disbursedAt) throw new Error(`${loan.loanId} was not paid out, so nothing is owed`);
  const lastPaidAt = await readLastPaidAt(db, loan.loanId);
  return {
    annualRateBps: loan.annualRateBps,
    penaltyRateBps: loan.penaltyAnnualRateBps,
    disbursedOn: beijingDate(loan.disbursedAt.getTime()),
    countedUntil: lastPaidAt && beijingDate(lastPaidAt.getTime()),
    installments: await readInstallments(db, loan.loanId),
  };
}

function readInstallments(db: Queryable, loanId: LoanId): Promise<Installment[]> {
  return db.query<Installment>(
    `select number, due_on as "dueOn", principal_fen as "principalFen", interest_fen as "interestFen", fee_fen as "feeFen",
       paid_principal_fen as "paidPrincipalFen", paid_interest_fen as "paidInterestFen", paid_fee_fen as "paidFeeFen",
       waived_interest_fen as "waivedInterestFen", waived_fee_fen as "waivedFeeFen", settled_at as "settledAt",
       overdue_band as "overdueBand"
     from installment where loan_id = $1 order by number`,
    [loanId],
  );
}

async function readLastPaidAt(db: Queryable, loanId: LoanId): Promise<Date | null> {
  const row = await db.one<{ paidAt: Date | null }>(
    `select max(paid_at) as "paidAt" from repayment where loan_id = $1 and state = 'posted'`,
    [loanId],
  );
  return row.paidAt;
}

export async function saveInstallments(
  tx: Queryable,
  loanId: LoanId,
  installments: readonly Installment[],
): Promise<void> {
  await tx.query(
    `update installment set interest_fen = row."interestFen", fee_fen = row."feeFen", paid_principal_fen = row."paidPrincipalFen",
       paid_interest_fen = row."paidInterestFen", paid_fee_fen = row."paidFeeFen", waived_interest_fen = row."waivedInterestFen",
       waived_fee_fen = row."waivedFeeFen", settled_at = row."settledAt", overdue_band = row."overdueBand"
     from jsonb_to_recordset($2::jsonb) as row (number int, "interestFen" bigint, "feeFen" bigint, "paidPrincipalFen" bigint,
       "paidInterestFen" bigint, "paidFeeFen" bigint, "waivedInterestFen" bigint, "waivedFeeFen" bigint,
       "settledAt" timestamptz, "overdueBand" text)
     where installment.loan_id = $1 and installment.number = row.number`,
    [loanId, JSON.stringify(installments)],
  );
}
