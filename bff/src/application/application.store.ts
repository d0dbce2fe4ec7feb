import type { ApplicationState, ApplicationStep } from '@loudou/shared/lifecycle';
import type { ApplicationId, PersonId, TouchId } from '@loudou/shared/ids';
import type { Queryable } from '../platform/database';
import type { StoredDecision } from './application.rules';

export interface Application {
  applicationId: ApplicationId;
  personId: PersonId;
  state: ApplicationState;
  productCode: string;
  lenderCode: string;
  requestedAmountFen: number;
  requestedMonths: number;
  touchId: TouchId | null;
  host: string;
  startedAt: Date;
  lastActiveAt: Date;
  submittedAt: Date | null;
  promisedAt: Date | null;
  decidedAt: Date | null;
  decision: StoredDecision | null;
  lenderCalls: number;
}

interface Row {
  application_id: ApplicationId;
  person_id: PersonId;
  state: ApplicationState;
  product_code: string;
  lender_code: string;
  requested_amount_fen: number;
  requested_months: number;
  touch_id: TouchId | null;
  host: string;
  started_at: Date;
  last_active_at: Date;
  submitted_at: Date | null;
  promised_at: Date | null;
  decided_at: Date | null;
  decision: StoredDecision | null;
  lender_calls: number;
}

const toApplication = (row: Row): Application => ({
  applicationId: row.application_id,
  personId: row.person_id,
  state: row.state,
  productCode: row.product_code,
  lenderCode: row.lender_code,
  requestedAmountFen: row.requested_amount_fen,
  requestedMonths: row.requested_months,
  touchId: row.touch_id,
  host: row.host,
  startedAt: row.started_at,
  lastActiveAt: row.last_active_at,
  submittedAt: row.submitted_at,
  promisedAt: row.promised_at,
  decidedAt: row.decided_at,
  decision: row.decision,
  lenderCalls: row.lender_calls,
});

const columns = `application_id, person_id, state, product_code, lender_code, requested_amount_fen, requested_months, touch_id, host,
  started_at, last_active_at, submitted_at, promised_at, decided_at, decision, lender_calls`;

export async function insertApplication(
  tx: Queryable,
  application: Omit<Application, 'submittedAt' | 'promisedAt' | 'decidedAt' | 'decision' | 'lenderCalls'>,
): Promise<void> {
  await tx.query(
    `insert into application (application_id, person_id, state, product_code, lender_code, requested_amount_fen, requested_months, touch_id, host, started_at, last_active_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      application.applicationId,
      application.personId,
      application.state,
      application.productCode,
      application.lenderCode,
      application.requestedAmountFen,
      application.requestedMonths,
      application.touchId,
      application.host,
      application.startedAt,
      application.lastActiveAt,
    ],
  );
}

/** The newest application of the person that is not over: a draft, one on its way, or one that was approved. */
export async function findCurrent(db: Queryable, personId: PersonId): Promise<Application | null> {
  const row = await db.maybeOne<Row>(
    `select ${columns} from application where person_id = $1 and state <> 'cancelled' order by started_at desc limit 1`,
    [personId],
  );
  return row ? toApplication(row) : null;
}

/** Only the caller's own: somebody else's application does not exist for them. */
export async function lockOwn(
  tx: Queryable,
  personId: PersonId,
  applicationId: ApplicationId,
): Promise<Application | null> {
  const row = await tx.maybeOne<Row>(
    `select ${columns} from application where application_id = $1 and person_id = $2 for update`,
    [applicationId, personId],
  );
  return row ? toApplication(row) : null;
}

export async function lockById(tx: Queryable, applicationId: ApplicationId): Promise<Application | null> {
  const row = await tx.maybeOne<Row>(
    `select ${columns} from application where application_id = $1 for update`,
    [applicationId],
  );
  return row ? toApplication(row) : null;
}

export async function saveState(
  tx: Queryable,
  application: Pick<
    Application,
    'applicationId' | 'state' | 'submittedAt' | 'promisedAt' | 'decidedAt' | 'decision'
  >,
  nextLenderCallAt: Date | null,
): Promise<void> {
  await tx.query(
    `update application set state = $2, submitted_at = $3, promised_at = $4, decided_at = $5, decision = $6::jsonb, next_lender_call_at = $7
     where application_id = $1`,
    [
      application.applicationId,
      application.state,
      application.submittedAt,
      application.promisedAt,
      application.decidedAt,
      application.decision ? JSON.stringify(application.decision) : null,
      nextLenderCallAt,
    ],
  );
}

export async function markActive(
  tx: Queryable,
  applicationId: ApplicationId,
  at: Date,
  host: string,
): Promise<void> {
  await tx.query('update application set last_active_at = $2, host = $3 where application_id = $1', [
    applicationId,
    at,
    host,
  ]);
}

export interface CompletedStep {
  step: ApplicationStep;
  stepVersion: number;
  completedAt: Date;
}

export async function completedSteps(db: Queryable, applicationId: ApplicationId): Promise<CompletedStep[]> {
  const rows = await db.query<{ step: ApplicationStep; step_version: number; completed_at: Date }>(
    'select step, step_version, completed_at from application_step where application_id = $1 order by completed_at',
    [applicationId],
  );
  return rows.map((row) => ({
    step: row.step,
    stepVersion: row.step_version,
    completedAt: row.completed_at,
  }));
}

/** Returns the version: 1 at first, one more each time the step is done again. */
export async function completeStep(
  tx: Queryable,
  applicationId: ApplicationId,
  step: ApplicationStep,
  at: Date,
): Promise<number> {
  const row = await tx.one<{ step_version: number }>(
    `insert into application_step (application_id, step, step_version, completed_at) values ($1, $2, 1, $3)
     on conflict (application_id, step) do update set step_version = application_step.step_version + 1, completed_at = excluded.completed_at
     returning step_version`,
    [applicationId, step, at],
  );
  return row.step_version;
}

/** A changed document must be proven again. */
export async function reopenStep(
  tx: Queryable,
  applicationId: ApplicationId,
  step: ApplicationStep,
): Promise<void> {
  await tx.query('delete from application_step where application_id = $1 and step = $2', [
    applicationId,
    step,
  ]);
}

export async function countStepFailures(
  db: Queryable,
  personId: PersonId,
  applicationId: ApplicationId,
  step: ApplicationStep,
): Promise<number> {
  const row = await db.one<{ failures: number }>(
    `select count(*)::int as failures from fact
     where person_id = $1 and name = 'application_step_failed' and data->>'applicationId' = $2 and data->>'step' = $3`,
    [personId, applicationId, step],
  );
  return row.failures;
}
