import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded.errors';
import { answers } from './maintenance';
import { postmasterLockPath, readPostmasterLock } from './postmaster-lock';
import { isAlive, isPostgres } from './processes';
import type { RunningServer } from './running-server';

const ADOPTION_TIMEOUT_MS = 60_000;
const POLL_INTERVAL_MS = 50;

/** Takes over a PostgreSQL that still runs on the data folder, after a crash of ours or beside another process. */
export async function adoptRunning(dataDir: string): Promise<RunningServer | undefined> {
  const deadline = Date.now() + ADOPTION_TIMEOUT_MS;
  for (;;) {
    const lock = await readPostmasterLock(dataDir);
    if (!lock || !(await isAlive(lock.pid))) return undefined;
    if (!(await isPostgres(lock.pid))) {
      // After a reboot the number may belong to another program; PostgreSQL would take it for a rival.
      await rm(postmasterLockPath(dataDir), { force: true });
      return undefined;
    }
    if (lock.status === 'ready' && (await answers(dataDir, lock.port))) {
      return { pid: lock.pid, port: lock.port, adopted: true };
    }
    if (Date.now() > deadline) throw silent(dataDir, lock.pid);
    await sleep(POLL_INTERVAL_MS);
  }
}

function silent(dataDir: string, pid: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'start_failed',
    `A PostgreSQL (process ${pid}) holds the data folder ${dataDir} but does not answer; end that process and start again.`,
  );
}
