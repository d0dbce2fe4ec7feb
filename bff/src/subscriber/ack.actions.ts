import type { Queryable } from '../platform/database';
import type { Platform } from '../platform/platform';
import { openCursor, sealCursor } from './cursor';
import { firstAfter, newestPosition } from './feed.store';
import { type LiveKey, liveKeys } from './key.store';
import { CoreProblem } from './problem';
import { factsReading, type PullContext } from './pull.queries';
import { findSubscriber, setAcked, type Subscriber } from './subscriber.store';

export interface Lag {
  lagEvents: number;
  lagMs: number;
  oldestUnacked: { factId: string; occurredAt: Date; appendedAt: Date } | null;
}

export interface SubscriberStatusView extends Lag {
  subscriber: Subscriber;
  ackedCursor: string;
  newestCursor: string;
  keys: LiveKey[];
}

/** Says that everything up to a cursor is stored at the subscriber. It only goes forward, unless told to go back. */
export async function acknowledge(
  context: PullContext,
  { subscriberId }: Subscriber,
  input: { cursor: string; rewind: boolean },
): Promise<SubscriberStatusView> {
  const position = openCursor(context.vault, subscriberId, factsReading, input.cursor);
  if (position === null) throw new CoreProblem('cursor_invalid');
  const subscriber = await context.db.transaction(async (tx) => {
    const current = await findSubscriber(tx, subscriberId, { lock: true });
    if (!current) throw new CoreProblem('not_found');
    if (position < current.ackedPosition && !input.rewind) throw new CoreProblem('ack_goes_back');
    const ackedAt = context.clock.now();
    await setAcked(tx, subscriberId, position, ackedAt);
    return { ...current, ackedPosition: position, ackedAt };
  });
  return viewStatus(context, subscriber);
}

export async function viewStatus(
  context: PullContext,
  subscriber: Subscriber,
): Promise<SubscriberStatusView> {
  const { subscriberId } = subscriber;
  const newest = await newestPosition(context.db, subscriber.feedAccountId);
  const seal = (position: number) => sealCursor(context.vault, subscriberId, factsReading, position);
  return {
    subscriber,
    ackedCursor: seal(subscriber.ackedPosition),
    newestCursor: seal(newest),
    keys: await liveKeys(context.db, subscriberId, context.clock.now()),
    ...(await lagOf(context.db, context.clock, subscriber)),
  };
}

/** Positions have no gaps, so the lag in events is their difference. */
export async function lagOf(db: Queryable, clock: Platform['clock'], subscriber: Subscriber): Promise<Lag> {
  const oldest = await firstAfter(db, subscriber.feedAccountId, subscriber.ackedPosition);
  const newest = await newestPosition(db, subscriber.feedAccountId);
  return {
    lagEvents: Math.max(0, newest - subscriber.ackedPosition),
    lagMs: oldest ? Math.max(0, clock.nowMs() - oldest.appendedAt.getTime()) : 0,
    oldestUnacked: oldest ?? null,
  };
}
