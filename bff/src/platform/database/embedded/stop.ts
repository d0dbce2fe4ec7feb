import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded.errors';
import { isAlive, isPostgres } from './processes';

const FAST_STOP_MS = 15_000;
const IMMEDIATE_STOP_MS = 5_000;
const POLL_INTERVAL_MS = 20;

/** Fast first: open transactions are rolled back and all is written; then immediate, which recovers at the next start. */
export async function stopServer(pid: number): Promise<void> {
  if (!(await isAlive(pid)) || !(await isPostgres(pid))) return;
  if (await endsBy(pid, 'SIGINT', FAST_STOP_MS)) return;
  if (await endsBy(pid, 'SIGQUIT', IMMEDIATE_STOP_MS)) return;
  throw new EmbeddedPostgresError(
    'stop_failed',
    `PostgreSQL (process ${pid}) did not stop within ${(FAST_STOP_MS + IMMEDIATE_STOP_MS) / 1000} s; end that process by hand.`,
  );
}

async function endsBy(pid: number, signal: NodeJS.Signals, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
  while (await isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await sleep(POLL_INTERVAL_MS);
  }
  return true;
}
