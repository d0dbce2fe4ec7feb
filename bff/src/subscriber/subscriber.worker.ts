import { systemClock } from '../platform/clock';
import type { Platform } from '../platform/platform';
import type { RecurringWork } from '../platform/worker';
import { putClosedAside } from './closed-rows';
import { forgetMessageIds } from './message.store';
import { workReplays } from './replay.actions';
import { messageMemoryMs } from './signature';
import { sealForDelivery } from './subscriber.actions';
import { lockSealedBeyondGrace } from './subscriber.store';

const restMs = 1_000;
const maxForgotten = 1_000;
const maxResealed = 100;

/** What goes on by itself: replays, the end of a grace, what waits for whoever was closed, ids that may be forgotten. */
export function subscriberWork(platform: Pick<Platform, 'db' | 'clock' | 'vault'>): RecurringWork {
  return {
    name: 'subscribers',
    restMs,
    run: async () => {
      await resealAfterGrace(platform);
      await forgetMessageIds(platform.db, new Date(systemClock.nowMs() - messageMemoryMs), maxForgotten);
      return (await workReplays(platform)) + (await putClosedAside(platform));
    },
  };
}

async function resealAfterGrace(platform: Pick<Platform, 'db' | 'clock' | 'vault'>): Promise<void> {
  const at = platform.clock.now();
  await platform.db.transaction(async (tx) => {
    for (const subscriber of await lockSealedBeyondGrace(tx, at, maxResealed))
      await sealForDelivery(platform, tx, subscriber, at);
  });
}
