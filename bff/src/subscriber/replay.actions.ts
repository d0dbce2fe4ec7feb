import { changeRows } from '../delivery';
import type { Transaction } from '../platform/database';
import type { Platform } from '../platform/platform';
import type { ReplayRange } from './core.schemas';
import { CoreProblem } from './problem';
import { feedRangeOf } from './replay.queries';
import {
  claimedAmong,
  countSent,
  countWaiting,
  findReplay,
  insertReplay,
  lockOpenReplays,
  nextSent,
  type Replay,
  replayedSince,
  saveProgress,
} from './replay.store';
import { idOf } from './subscriber.actions';
import type { Subscriber } from './subscriber.store';

const pieceRows = 500;
/** A replay waits while this many rows of its account wait already: what is new is not to stand behind a heap. */
const maxWaitingRows = 5_000;
const maxCountedRows = 10_000;
const maxReplaysARound = 8;
/** Each row sent again is a row more in the ledger for ever, so one replay after another comes to an end. */
const maxReplayedRowsADay = 1_000_000;
const dayMs = 86_400_000;

export type ReplayView = Pick<
  Replay,
  'replayId' | 'state' | 'total' | 'queued' | 'askedAt' | 'finishedAt'
> & {
  waiting: number;
};

/** Notes the wish to be pushed a range again; the work is done piece by piece. */
export async function orderReplay(
  context: Pick<Platform, 'db' | 'clock' | 'ids'>,
  subscriber: Subscriber,
  range: ReplayRange,
): Promise<ReplayView> {
  const { subscriberId, pushAccountId: accountId } = subscriber;
  if (!accountId) throw new CoreProblem('not_pushed_to');
  const replayId = idOf(context.ids, 'rpl');
  const askedAt = context.clock.now();
  await refuseWhenSpent(context.db, subscriberId, askedAt);
  const isNew = await insertReplay(context.db, { replayId, subscriberId, accountId, range, askedAt });
  if (!isNew) throw new CoreProblem('replay_open');
  return viewReplay(context, subscriber, replayId);
}

async function refuseWhenSpent(db: Platform['db'], subscriberId: string, now: Date): Promise<void> {
  const { rows, firstAskedAt } = await replayedSince(db, subscriberId, new Date(now.getTime() - dayMs));
  if (rows < maxReplayedRowsADay || !firstAskedAt) return;
  const waitMs = firstAskedAt.getTime() + dayMs - now.getTime();
  throw new CoreProblem('replay_spent', { retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1_000)) });
}

export async function viewReplay(
  { db }: Pick<Platform, 'db'>,
  subscriber: Subscriber,
  replayId: string,
): Promise<ReplayView> {
  const replay = await findReplay(db, subscriber.subscriberId, replayId);
  if (!replay) throw new CoreProblem('not_found');
  const { state, total, queued, askedAt, finishedAt, accountId } = replay;
  const waiting = await countWaiting(db, accountId, maxCountedRows);
  return { replayId, state, total, queued, waiting, askedAt, finishedAt };
}

/** Moves every open replay on by one piece. How many rows were queued. */
export async function workReplays({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<number> {
  return db.transaction(async (tx) => {
    let queued = 0;
    for (const replay of await lockOpenReplays(tx, maxReplaysARound))
      queued += await queueNextPiece(tx, replay, clock.now());
    return queued;
  });
}

async function queueNextPiece(tx: Transaction, replay: Replay, at: Date): Promise<number> {
  if ((await countWaiting(tx, replay.accountId, maxWaitingRows)) >= maxWaitingRows) return 0;
  const range = feedRangeOf(replay.range);
  const total = replay.total ?? (await countSent(tx, replay.accountId, range));
  const rows = await nextSent(tx, replay, range, pieceRows);
  const claimed = await claimedAmong(
    tx,
    rows.map(({ deliveryId }) => deliveryId),
  );
  const free = rows.filter(({ deliveryId }) => !claimed.has(deliveryId));
  await changeRows(
    tx,
    free.map(({ deliveryId }) => ({
      deliveryId,
      to: 'queued',
      cause: 'replay',
      actor: replay.subscriberId,
      details: JSON.stringify({ replayId: replay.replayId }),
      queue: { dueAt: at },
    })),
    at,
  );
  const last = rows.at(-1);
  const done = rows.length < pieceRows;
  await saveProgress(tx, {
    ...replay,
    total,
    state: done ? 'done' : 'working',
    queued: replay.queued + free.length,
    lastPersonId: last?.personId ?? replay.lastPersonId,
    lastSequence: last?.personSequence ?? replay.lastSequence,
    lastDelivery: last?.deliveryId ?? replay.lastDelivery,
    finishedAt: done ? at : null,
  });
  return free.length;
}
