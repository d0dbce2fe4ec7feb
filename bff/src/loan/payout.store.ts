import type { LoanState } from '@loudou/shared/lifecycle';
import type { LoanId, PersonId } from '@loudou/shared/ids';
import type { LoanForLender } from '../lender';
import type { Queryable } from '../platform/database';
import type { DatedRow } from './quote.rules';

export interface ClaimedPayout {
  loanId: LoanId;
  state: 'requested' | 'paying_out';
  lenderCalls: number;
  payoutAttempts: number;
}

/** Takes due loans for as long as the lease lasts; a process that dies gives them back by it. */
export function claimPayouts(
  db: Queryable,
  claim: { now: Date; leaseUntil: Date; limit: number },
): Promise<ClaimedPayout[]> {
  return db.query<ClaimedPayout>(
    `update loan set next_lender_call_at = $2, lender_calls = lender_calls + 1
     where loan_id in (
       select loan_id from loan where state in ('requested', 'paying_out') and next_lender_call_at <= $1
       order by next_lender_call_at limit $3 for update skip locked)
     returning loan_id as "loanId", state, lender_calls as "lenderCalls", payout_attempts as "payoutAttempts"`,
    [claim.now, claim.leaseUntil, claim.limit],
  );
}

export async function callLenderAt(db: Queryable, loanId: LoanId, at: Date): Promise<void> {
  await db.query(
    `update loan set next_lender_call_at = $2 where loan_id = $1 and state in ('requested', 'paying_out')`,
    [loanId, at],
  );
}

export async function readForLender(db: Queryable, loanId: LoanId): Promise<LoanForLender> {
  const row = await db.one<Omit<LoanForLender, 'signedAt'> & { signedAt: Date }>(
    `select loan.loan_id as "loanId", loan.application_id as "applicationId", quote.terms->>'offerReference' as "offerReference",
       loan.amount_fen as "amountFen", quote.contract_hash as "contractHash", quote.cost_statement_hash as "costStatementHash",
       loan.signed_at as "signedAt"
     from loan join loan_quote quote using (quote_id) where loan.loan_id = $1`,
    [loanId],
  );
  return { ...row, signedAt: row.signedAt.toISOString() };
}

export async function savePayoutEnd(
  tx: Queryable,
  loanId: LoanId,
  end: { state: LoanState; disbursedAt?: Date; problem?: string },
): Promise<void> {
  await tx.query(
    `update loan set state = $2, disbursed_at = coalesce($3, disbursed_at), payout_problem = $4, next_lender_call_at = null
     where loan_id = $1`,
    [loanId, end.state, end.disbursedAt ?? null, end.problem ?? null],
  );
}

export async function countPayoutFailure(tx: Queryable, loanId: LoanId): Promise<number> {
  const row = await tx.one<{ attempts: number }>(
    'update loan set payout_attempts = payout_attempts + 1 where loan_id = $1 returning payout_attempts as attempts',
    [loanId],
  );
  return row.attempts;
}

export async function startPayoutAgain(
  tx: Queryable,
  loanId: LoanId,
  again: { state: LoanState; cardId: string; at: Date },
): Promise<void> {
  await tx.query(
    `update loan set state = $2, card_id = $3, payout_problem = null, next_lender_call_at = $4, lender_calls = 0 where loan_id = $1`,
    [loanId, again.state, again.cardId, again.at],
  );
}

/** Counts under a lock of the person, so that of two first loans only one is the first. */
export async function countPaidOut(tx: Queryable, personId: PersonId): Promise<number> {
  await tx.query('select 1 from person where person_id = $1 for update', [personId]);
  const row = await tx.one<{ count: number }>(
    'select count(*)::int as count from loan where person_id = $1 and disbursed_at is not null',
    [personId],
  );
  return row.count;
}

export async function insertInstallments(
  tx: Queryable,
  loanId: LoanId,
  rows: readonly DatedRow[],
): Promise<void> {
  await tx.query(
    `insert into installment (loan_id, number, due_on, principal_fen, interest_fen, fee_fen)
     select $1, row.number, row."dueOn", row."principalFen", row."interestFen", row."feeFen"
     from jsonb_to_recordset($2::jsonb) as row (number int, "dueOn" date, "principalFen" bigint, "interestFen" bigint, "feeFen" bigint)`,
    [loanId, JSON.stringify(rows)],
  );
}
