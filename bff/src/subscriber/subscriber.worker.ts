import { systemClock } from '../platform/clock';
import type { Platform } from '../platform/platform';
import type { RecurringWork } from '../platform/worker';
import { forgetMessageIds } from './message.store';
import { workReplays } from './replay.actions';
import { messageMemoryMs } from './signature';
import { sealForDelivery } from './subscriber.actions';
import { lockSealedBeyondGrace } from './subscriber.store';

const restMs = 1_000;
const maxForgotten = 1_000;
const maxResealed = 100;

/** Moves replays on, takes secrets whose grace is over out of the accounts that sign with them, forgets old ids. */
export function subscriberWork(platform: Pick<Platform, 'db' | 'clock' | 'vault'>): RecurringWork {
  return {
    name: 'subscribers',
    restMs,
    run: async () => {
      await resealAfterGrace(platform);
      await forgetMessageIds(platform.db, new Date(systemClock.nowMs() - messageMemoryMs), maxForgotten);
      return workReplays(platform);
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
