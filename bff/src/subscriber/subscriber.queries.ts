import type { Platform } from '../platform/platform';
import { type Lag, lagOf } from './ack.actions';
import { type LiveKey, liveKeys } from './key.store';
import { listSubscribers, type Subscriber } from './subscriber.store';

export type SubscriberView = Subscriber & Lag & { keys: LiveKey[] };

/** Every subscriber with what it is behind by, the newest first. */
export async function viewSubscribers({
  db,
  clock,
}: Pick<Platform, 'db' | 'clock'>): Promise<SubscriberView[]> {
  const views: SubscriberView[] = [];
  for (const subscriber of await listSubscribers(db)) {
    const keys = await liveKeys(db, subscriber.subscriberId, clock.now());
    views.push({ ...subscriber, keys, ...(await lagOf(db, clock, subscriber)) });
  }
  return views;
}
