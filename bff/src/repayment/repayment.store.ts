import type { RepaymentState } from '@loudou/shared/lifecycle';
import type { LoanId, PersonId, RepaymentId } from '@loudou/shared/ids';
import type { Allocation } from '@loudou/shared/money';
import type { HostPaymentParameters } from '../hosts';
import type { LenderPosting } from '../lender';
import type { Queryable } from '../platform/database';
import type { RepaymentKind } from './booking.rules';

export type RepaymentChannel = 'wechat_pay' | 'card_debit';

export interface Repayment {
  repaymentId: RepaymentId;
  loanId: LoanId;
  personId: PersonId;
  kind: RepaymentKind;
  channel: string;
  amountFen: number;
  state: RepaymentState;
  quotedOn: string;
  host: string;
  hostParameters: HostPaymentParameters | null;
  paymentReference: string | null;
  source: 'callback' | 'query' | null;
  problem: string | null;
  initiatedAt: Date;
  paidAt: Date | null;
  postedAt: Date | null;
}

const columns = `repayment_id as "repaymentId", loan_id as "loanId", person_id as "personId", kind, channel, amount_fen as "amountFen",
  state, quoted_on as "quotedOn", host, host_parameters as "hostParameters", payment_reference as "paymentReference", source, problem,
  initiated_at as "initiatedAt", paid_at as "paidAt", posted_at as "postedAt"`;

export type NewRepayment = Pick<
  Repayment,
  | 'repaymentId'
  | 'loanId'
  | 'personId'
  | 'kind'
  | 'channel'
  | 'amountFen'
  | 'quotedOn'
  | 'host'
  | 'initiatedAt'
>;

export async function insertRepayment(
  tx: Queryable,
  repayment: NewRepayment,
  nextCallAt: Date,
): Promise<void> {
  await tx.query(
    `insert into repayment (repayment_id, loan_id, person_id, kind, channel, amount_fen, state, quoted_on, host, initiated_at, next_call_at)
     values ($1, $2, $3, $4, $5, $6, 'initiated', $7, $8, $9, $10)`,
    [
      repayment.repaymentId,
      repayment.loanId,
      repayment.personId,
      repayment.kind,
      repayment.channel,
      repayment.amountFen,
      repayment.quotedOn,
      repayment.host,
      repayment.initiatedAt,
      nextCallAt,
    ],
  );
}

async function find(db: Queryable, condition: string, parameters: unknown[]): Promise<Repayment | null> {
  return (
    (await db.maybeOne<Repayment>(`select ${columns} from repayment where ${condition}`, parameters)) ?? null
  );
}

export const findRepayment = (db: Queryable, personId: PersonId, repaymentId: RepaymentId) =>
  find(db, 'repayment_id = $1 and person_id = $2', [repaymentId, personId]);

export const findById = (db: Queryable, repaymentId: RepaymentId) =>
  find(db, 'repayment_id = $1', [repaymentId]);

export const lockRepayment = (tx: Queryable, repaymentId: RepaymentId) =>
  find(tx, 'repayment_id = $1 for update', [repaymentId]);

export const findPaymentInFlight = (db: Queryable, loanId: LoanId) =>
  find(db, `loan_id = $1 and state in ('initiated', 'paid', 'quarantined')`, [loanId]);

export const findLastPosted = (db: Queryable, loanId: LoanId) =>
  find(db, `loan_id = $1 and state = 'posted' order by paid_at desc, repayment_id desc limit 1`, [loanId]);

export async function saveHostParameters(
  db: Queryable,
  repaymentId: RepaymentId,
  parameters: HostPaymentParameters,
): Promise<void> {
  await db.query('update repayment set host_parameters = $2 where repayment_id = $1', [
    repaymentId,
    JSON.stringify(parameters),
  ]);
}

export async function savePaid(
  tx: Queryable,
  repaymentId: RepaymentId,
  paid: { paidAt: Date; paymentReference: string; source: 'callback' | 'query'; postAt: Date },
): Promise<void> {
  await tx.query(
    `update repayment set state = 'paid', paid_at = $2, payment_reference = $3, source = $4, next_call_at = $5, calls = 0
     where repayment_id = $1`,
    [repaymentId, paid.paidAt, paid.paymentReference, paid.source, paid.postAt],
  );
}

/** Ends the calls: a failed payment needs none, a quarantined one waits for a person. */
export async function saveStopped(
  tx: Queryable,
  repaymentId: RepaymentId,
  end: { state: 'failed' | 'quarantined'; problem: string },
): Promise<void> {
  await tx.query(
    'update repayment set state = $2, problem = $3, next_call_at = null where repayment_id = $1',
    [repaymentId, end.state, end.problem],
  );
}

export async function savePosting(
  tx: Queryable,
  repaymentId: RepaymentId,
  posting: LenderPosting,
): Promise<void> {
  await tx.query(
    `update repayment set state = 'posted', posting = $2, posted_at = $3, next_call_at = null where repayment_id = $1`,
    [repaymentId, JSON.stringify(posting), posting.postedAt],
  );
}

export async function insertAllocations(
  tx: Queryable,
  repayment: Repayment,
  allocations: readonly Allocation[],
): Promise<void> {
  for (const part of allocations) {
    await tx.query(
      `insert into repayment_allocation (repayment_id, loan_id, number, principal_fen, interest_fen, fee_fen)
       values ($1, $2, $3, $4, $5, $6)`,
      [
        repayment.repaymentId,
        repayment.loanId,
        part.number,
        part.principalFen,
        part.interestFen,
        part.feeFen,
      ],
    );
  }
}

/** Told twice, it is one refund. */
export async function insertRefund(
  tx: Queryable,
  repaymentId: RepaymentId,
  amountFen: number,
  at: Date,
): Promise<boolean> {
  const row = await tx.maybeOne(
    `insert into refund (repayment_id, amount_fen, recorded_at) values ($1, $2, $3) on conflict do nothing returning repayment_id`,
    [repaymentId, amountFen, at],
  );
  return row !== undefined;
}

export async function readRefundFen(db: Queryable, repaymentId: RepaymentId): Promise<number> {
  const row = await db.maybeOne<{ amountFen: number }>(
    'select amount_fen as "amountFen" from refund where repayment_id = $1',
    [repaymentId],
  );
  return row?.amountFen ?? 0;
}
