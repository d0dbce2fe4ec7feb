import type { FactName } from '@loudou/shared/catalogue';
import type { FactId } from '@loudou/shared/ids';
import type { PersonContext } from '../platform/trpc';

export interface Message {
  factId: FactId;
  name: FactName;
  occurredAt: string;
  data: Record<string, unknown>;
}

/** The facts that a person wants to be told of; the phone has the words for each. */
const toldToThePerson: FactName[] = [
  'application_submitted',
  'credit_approved',
  'credit_declined',
  'drawdown_requested',
  'drawdown_cancelled',
  'loan_disbursed',
  'repeat_drawn',
  'disbursement_failed',
  'repayment_succeeded',
  'repayment_failed',
  'installment_overdue',
  'loan_settled',
  'settlement_letter_issued',
];

const newestMessages = 50;

/** What happened to the caller, newest first. It is read from the facts themselves, so no message can be missing. */
export async function readMessages(context: PersonContext): Promise<Message[]> {
  const rows = await context.db.query<{
    fact_id: FactId;
    name: FactName;
    occurred_at: Date;
    data: Record<string, unknown>;
  }>(
    `select fact_id, name, occurred_at, data from fact
     where person_id = $1 and name = any($2) order by person_sequence desc limit $3`,
    [context.session.personId, toldToThePerson, newestMessages],
  );
  return rows.map((row) => ({
    factId: row.fact_id,
    name: row.name,
    occurredAt: row.occurred_at.toISOString(),
    data: row.data,
  }));
}
