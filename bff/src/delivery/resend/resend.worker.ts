import type { Transaction } from '../../platform/database';
import { factChannel } from '../../platform/outbox';
import type { Platform } from '../../platform/platform';
import type { RecurringWork } from '../../platform/worker';
import { changeRows } from '../ledger/change-rows';
import { changeOf, changesRow, judgeRows, type ResendOutcome } from './resend.rules';
import { noteFailure, type ResendJob, saveProgress, takeRunningJob } from './resend-job.store';
import { holdRows, judgeable, parkedOf, selectPiece } from './resend.store';

const pieceRows = 200;
const restMs = 500;

type Ground = Pick<Platform, 'db' | 'clock'>;

/** Carries decisions on many rows out, a piece at a time: the piece and how far the job is are one transaction. */
export function resendWork(ground: Ground): RecurringWork {
  return {
    name: 'decide on rows of the ledger',
    restMs,
    async run() {
      let jobId: string | undefined;
      try {
        return await ground.db.transaction(async (tx) => {
          const taken = await takeRunningJob(tx);
          if (!taken) return 0;
          jobId = taken.job.jobId;
          await workOn(ground, tx, taken);
          return 1;
        });
      } catch (error) {
        if (jobId) await noteFailure(ground.db, jobId, ground.clock.now());
        throw error;
      }
    },
  };
}

type TakenJob = NonNullable<Awaited<ReturnType<typeof takeRunningJob>>>;

async function workOn(ground: Ground, tx: Transaction, { job, after }: TakenJob): Promise<void> {
  const now = ground.clock.now();
  const { selection } = job;
  const judging = { decision: selection.decision, replayAccepted: selection.replayAccepted, now };
  const piece = await selectPiece(tx, selection, job.at, after, pieceRows);
  const held = await holdRows(tx, piece.deliveryIds);
  const rows = await judgeable(tx, piece.deliveryIds);
  const outcomes = judgeRows(
    rows.map((row) => ({ ...row, claimed: row.claimed || !held.includes(row.deliveryId) })),
    await parkedOf(tx, rows),
    judging,
  );
  const chosen = rows.filter((_row, place) => changesRow(outcomes[place]!));
  const by = { actor: job.madeBy, jobId: job.jobId };
  await changeRows(
    tx,
    chosen.map((row) => changeOf(row, judging, by)),
    now,
  );
  if (chosen.length > 0) tx.announce?.(factChannel);
  await saveProgress(tx, job.jobId, {
    judged: job.judged + rows.length,
    done: job.done + chosen.length,
    outcomes: added(job.outcomes, outcomes),
    state: piece.next === null ? 'done' : 'running',
    after: piece.next,
    at: now,
  });
}

function added(known: ResendJob['outcomes'], more: readonly ResendOutcome[]): ResendJob['outcomes'] {
  const sum = { ...known };
  for (const outcome of more) sum[outcome] = (sum[outcome] ?? 0) + 1;
  return sum;
}
