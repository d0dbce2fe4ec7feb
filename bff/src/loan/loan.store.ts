import type { LoanState } from '@loudou/shared/lifecycle';
import type { ApplicationId, Id, LoanId, OfferId, PersonId, QuoteId, TouchId } from '@loudou/shared/ids';
import type { RepaymentMethod } from '@loudou/shared/money';
import type { Queryable } from '../platform/database';

export interface Loan {
  loanId: LoanId;
  personId: PersonId;
  applicationId: ApplicationId;
  offerId: OfferId;
  quoteId: QuoteId;
  cardId: Id<'card'>;
  contractId: Id<'contract'>;
  state: LoanState;
  amountFen: number;
  months: number;
  method: RepaymentMethod;
  annualRateBps: number;
  /** As the contract says, whatever is configured by now. */
  penaltyAnnualRateBps: number;
  limitBand: string;
  riskBand: string;
  touchId: TouchId | null;
  host: string;
  signedAt: Date;
  requestedAt: Date;
  disbursedAt: Date | null;
  settledAt: Date | null;
  payoutAttempts: number;
  payoutProblem: string | null;
}

const columns = `loan_id as "loanId", person_id as "personId", application_id as "applicationId", offer_id as "offerId",
  quote_id as "quoteId", card_id as "cardId", contract_id as "contractId", state, amount_fen as "amountFen", months, method,
  annual_rate_bps as "annualRateBps", limit_band as "limitBand", risk_band as "riskBand", touch_id as "touchId", host,
  signed_at as "signedAt", requested_at as "requestedAt", disbursed_at as "disbursedAt", settled_at as "settledAt",
  payout_attempts as "payoutAttempts", payout_problem as "payoutProblem",
  (select (terms->>'penaltyAnnualRateBps')::int from loan_quote where loan_quote.quote_id = loan.quote_id) as "penaltyAnnualRateBps"`;

const maxListedLoans = 50;

export type NewLoan = Omit<
  Loan,
  'disbursedAt' | 'settledAt' | 'payoutAttempts' | 'payoutProblem' | 'penaltyAnnualRateBps'
>;

export async function insertLoan(tx: Queryable, loan: NewLoan & { costReadMs: number }): Promise<void> {
  await tx.query(
    `insert into loan (loan_id, person_id, application_id, offer_id, quote_id, card_id, contract_id, state, amount_fen, months, method,
       annual_rate_bps, limit_band, risk_band, touch_id, host, cost_read_ms, signed_at, requested_at, next_lender_call_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $19)`,
    [
      loan.loanId,
      loan.personId,
      loan.applicationId,
      loan.offerId,
      loan.quoteId,
      loan.cardId,
      loan.contractId,
      loan.state,
      loan.amountFen,
      loan.months,
      loan.method,
      loan.annualRateBps,
      loan.limitBand,
      loan.riskBand,
      loan.touchId,
      loan.host,
      loan.costReadMs,
      loan.signedAt,
      loan.requestedAt,
    ],
  );
}

async function find(db: Queryable, condition: string, parameters: unknown[]): Promise<Loan | null> {
  return (await db.maybeOne<Loan>(`select ${columns} from loan where ${condition}`, parameters)) ?? null;
}

/** Null when there is no such loan of this person: whose it is otherwise stays unsaid. */
export const findLoan = (db: Queryable, personId: PersonId, loanId: LoanId) =>
  find(db, 'loan_id = $1 and person_id = $2', [loanId, personId]);

export const lockLoan = (tx: Queryable, loanId: LoanId) => find(tx, 'loan_id = $1 for update', [loanId]);

export const findByQuote = (db: Queryable, quoteId: QuoteId) => find(db, 'quote_id = $1', [quoteId]);

export const findInFlight = (db: Queryable, applicationId: ApplicationId) =>
  find(db, `application_id = $1 and state in ('requested', 'paying_out', 'payout_failed')`, [applicationId]);

export const findNewestUnfinished = (db: Queryable, personId: PersonId) =>
  find(
    db,
    `person_id = $1 and state not in ('settled', 'cancelled') order by requested_at desc, loan_id desc limit 1`,
    [personId],
  );

export const listLoans = (db: Queryable, personId: PersonId) =>
  db.query<Loan>(
    `select ${columns} from loan where person_id = $1 order by requested_at desc, loan_id desc limit ${maxListedLoans}`,
    [personId],
  );

export async function saveLoanState(tx: Queryable, loanId: LoanId, state: LoanState): Promise<void> {
  await tx.query('update loan set state = $2 where loan_id = $1', [loanId, state]);
}

export async function saveSettled(tx: Queryable, loanId: LoanId, at: Date): Promise<void> {
  await tx.query(`update loan set state = 'settled', settled_at = $2 where loan_id = $1`, [loanId, at]);
}
