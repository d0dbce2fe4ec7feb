import { join } from 'node:path';
import type { Platform } from '../../platform/platform';
import { startWorker } from '../../platform/worker';
import { createSidecar, type Sidecar } from './sidecar';
import type { SidecarConfig } from './sidecar.config';

/** The columnar copy with the work that feeds it; `stop` ends both. */
export function startSidecar(
  platform: Pick<Platform, 'db' | 'clock' | 'logger'>,
  config: SidecarConfig & { DATA_DIR: string },
): Sidecar {
  const folder = config.ANALYTICS_FOLDER ?? join(config.DATA_DIR, 'analytics');
  const sidecar = createSidecar(platform, {
    folder: folder === 'memory' ? null : folder,
    memoryMb: config.ANALYTICS_MEMORY_MB,
    threads: config.ANALYTICS_THREADS,
    diskMb: config.ANALYTICS_DISK_MB,
    timeoutMs: config.ANALYTICS_TIMEOUT_MS,
  });
  const worker = startWorker(sidecar.work, platform.logger);
  return {
    work: sidecar.work,
    answer: (work, signal) => sidecar.answer(work, signal),
    status: () => sidecar.status(),
    stop: async () => {
      await worker.stop();
      await sidecar.stop();
    },
  };
}
