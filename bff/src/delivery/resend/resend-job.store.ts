import type { Queryable } from '../../platform/database';
import type { LedgerCursor } from '../reading/ledger-filter';
import type { ResendOutcome } from './resend.rules';
import { ResendSelection } from './resend-selection';

export type ResendJobState = 'running' | 'done' | 'cancelled' | 'failed';

export interface ResendJob {
  jobId: string;
  selection: ResendSelection;
  madeBy: string;
  reason: string;
  /** Rows that were judged when it was asked for; null when there were too many to be counted. */
  total: number | null;
  judged: number;
  done: number;
  outcomes: Partial<Record<ResendOutcome, number>>;
  state: ResendJobState;
  failures: number;
  at: Date;
  changedAt: Date;
}

interface JobRow extends Omit<ResendJob, 'selection'> {
  selection: unknown;
  afterFactId: string | null;
  afterDeliveryId: string | null;
}

const columns = `job_id as "jobId", selection, made_by as "madeBy", reason, total, judged, done, outcomes, state, failures,
  at, changed_at as "changedAt", after_fact_id as "afterFactId", after_delivery_id as "afterDeliveryId"`;

export async function insertJob(
  tx: Queryable,
  job: Pick<ResendJob, 'jobId' | 'selection' | 'madeBy' | 'reason' | 'total' | 'at'>,
): Promise<void> {
  await tx.query(
    `insert into resend_job (job_id, selection, made_by, reason, total, state, at, changed_at)
     values ($1, $2::jsonb, $3, $4, $5, 'running', $6, $6)`,
    [job.jobId, JSON.stringify(job.selection), job.madeBy, job.reason, job.total, job.at],
  );
}

/** The running job that was worked on least lately, held by this transaction; another process takes another one. */
export async function takeRunningJob(
  tx: Queryable,
): Promise<{ job: ResendJob; after: LedgerCursor | null } | null> {
  const row = await tx.maybeOne<JobRow>(
    `select ${columns} from resend_job where state = 'running' order by changed_at limit 1 for update skip locked`,
  );
  return row ? { job: jobOf(row), after: cursorOf(row) } : null;
}

export async function saveProgress(
  tx: Queryable,
  jobId: string,
  progress: Pick<ResendJob, 'judged' | 'done' | 'outcomes' | 'state'> & {
    after: LedgerCursor | null;
    at: Date;
  },
): Promise<void> {
  await tx.query(
    `update resend_job set judged = $2, done = $3, outcomes = $4::jsonb, state = $5,
       after_fact_id = coalesce($6, after_fact_id), after_delivery_id = coalesce($7, after_delivery_id),
       failures = 0, changed_at = $8
     where job_id = $1`,
    [
      jobId,
      progress.judged,
      progress.done,
      JSON.stringify(progress.outcomes),
      progress.state,
      progress.after?.factId ?? null,
      progress.after?.deliveryId ?? null,
      progress.at,
    ],
  );
}

const maxFailures = 5;

/** A piece that failed is tried again behind the other jobs; after some failures the job stops and says so. */
export async function noteFailure(db: Queryable, jobId: string, at: Date): Promise<void> {
  await db.query(
    `update resend_job set failures = failures + 1, changed_at = $2,
       state = case when failures + 1 >= $3 then 'failed' else state end
     where job_id = $1 and state = 'running'`,
    [jobId, at, maxFailures],
  );
}

/** False when it had ended already. What was done by then stays done. */
export async function cancelRunning(tx: Queryable, jobId: string, at: Date): Promise<boolean> {
  const row = await tx.maybeOne(
    `update resend_job set state = 'cancelled', changed_at = $2 where job_id = $1 and state = 'running' returning job_id`,
    [jobId, at],
  );
  return row !== undefined;
}

export async function findJob(db: Queryable, jobId: string): Promise<ResendJob | null> {
  const row = await db.maybeOne<JobRow>(`select ${columns} from resend_job where job_id = $1`, [jobId]);
  return row ? jobOf(row) : null;
}

export async function latestJobs(db: Queryable, limit: number): Promise<ResendJob[]> {
  const rows = await db.query<JobRow>(`select ${columns} from resend_job order by at desc limit $1`, [limit]);
  return rows.map(jobOf);
}

function jobOf({ afterFactId: _, afterDeliveryId: __, selection, ...job }: JobRow): ResendJob {
  return { ...job, selection: ResendSelection.parse(selection) };
}

const cursorOf = ({ afterFactId, afterDeliveryId }: JobRow): LedgerCursor | null =>
  afterFactId !== null && afterDeliveryId !== null
    ? { factId: afterFactId, deliveryId: afterDeliveryId }
    : null;
