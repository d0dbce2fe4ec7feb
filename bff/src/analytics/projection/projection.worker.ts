import { factChannel } from '../../platform/outbox';
import type { Platform } from '../../platform/platform';
import { startWorker, type Worker } from '../../platform/worker';
import { journeyProjection } from './cursor.store';
import { countedUpTo } from './freshness';
import { projectRound } from './project.actions';

/** A change without an announcement, or a fact that an older transaction held back, waits this long at most. */
const restMs = 250;
/** Facts that are announced within this time are taken in together. */
const gatherMs = 50;

async function observedRound(platform: Platform): Promise<number> {
  const round = await projectRound(platform);
  platform.metrics.projectedPeople.inc(round.people);
  const now = platform.clock.now();
  const behindMs = now.getTime() - (await countedUpTo(platform.db, now)).getTime();
  platform.metrics.projectionBehindSeconds.set({ projection: journeyProjection }, behindMs / 1000);
  return round.more ? 1 : 0;
}

/** Keeps the journeys up to date as long as it runs; of several processes one at a time does it. */
export function startProjection(platform: Platform): Worker {
  const worker = startWorker(
    {
      name: 'projection of journeys',
      restMs,
      run: () => observedRound(platform),
    },
    platform.logger,
  );
  let gathering: NodeJS.Timeout | null = null;
  const wake = () => {
    gathering ??= setTimeout(() => {
      gathering = null;
      worker.wake();
    }, gatherMs);
  };
  const listening = platform.db.listen(factChannel, wake, { onReconnected: wake }).catch((error: unknown) => {
    // It looks by itself as well, only later.
    platform.logger.warn({ err: error }, 'the projection does not hear of new facts');
    return null;
  });
  return {
    wake,
    async stop() {
      await (await listening)?.stop();
      if (gathering) clearTimeout(gathering);
      await worker.stop();
    },
  };
}
