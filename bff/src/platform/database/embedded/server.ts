import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { adoptRunning } from './adopt';
import { EmbeddedPostgresError, firstReason, fromComplaint, inWords } from './embedded.errors';
import { freePort } from './free-port';
import { asUser } from './identity';
import type { Place } from './place';
import { readPostmasterLock } from './postmaster-lock';
import { openServerLog } from './server-log';
import type { RunningServer } from './running-server';
import { minimalEnvironment, serverArguments } from './server-settings';

/** Recovery after a crash can take a while; longer than this, somebody should look. */
const START_TIMEOUT_MS = 120_000;
const POLL_INTERVAL_MS = 20;
const START_ATTEMPTS = 20;
const RETRY_DELAY_MS = 250;

/**
 * PostgreSQL's own lock in the data folder decides who starts it: a second process is refused and adopts.
 * `port` is given when a server that died is brought back, so that its address stays the same.
 */
export async function startServer(
  place: Place,
  options: { durable: boolean; port?: number },
): Promise<RunningServer> {
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await freePort());
    const outcome = await tryStart(place, { port, durable: options.durable });
    if (typeof outcome === 'number') return { pid: outcome, port, adopted: false };
    if (attempt === START_ATTEMPTS || !isPassing(outcome)) throw startFailure(place.dataDir, outcome);
    const other = /lock file .* already exists/.test(outcome) ? await adoptRunning(place.dataDir) : undefined;
    if (other) return other;
    await sleep(RETRY_DELAY_MS);
  }
}

/** The process id when ready, or what PostgreSQL said before it gave up. */
async function tryStart(
  place: Place,
  settings: { port: number; durable: boolean },
): Promise<number | string> {
  const log = await openServerLog(place);
  const child = spawn(place.binaries.postgres, serverArguments(place.dataDir, settings), {
    ...asUser(place.identity),
    cwd: '/',
    env: minimalEnvironment(),
    stdio: ['ignore', log.fd, log.fd],
    // Its own session: Ctrl-C in the terminal is ours to answer, and our death is not its death.
    detached: true,
  });
  child.unref();
  try {
    const ready = await becomesReady(child, place.dataDir);
    return ready ? child.pid! : await log.readNew();
  } catch (error) {
    throw inWords(error, place.dataDir);
  } finally {
    await log.close();
  }
}

async function becomesReady(child: ChildProcess, dataDir: string): Promise<boolean> {
  let spawnError: Error | undefined;
  child.once('error', (error) => (spawnError = error));
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (child.exitCode === null && child.signalCode === null) {
    if (spawnError) throw spawnError;
    const lock = await readPostmasterLock(dataDir);
    if (lock?.pid === child.pid && lock?.status === 'ready') return true;
    if (Date.now() > deadline) {
      child.kill('SIGQUIT');
      throw new EmbeddedPostgresError(
        'start_failed',
        `PostgreSQL was not ready after ${START_TIMEOUT_MS / 1000} s; see server.log in ${dataDir}.`,
      );
    }
    await sleep(POLL_INTERVAL_MS);
  }
  return false;
}

/** Reasons that pass by themselves: another process is faster, or the remains of a killed server still end. */
function isPassing(log: string): boolean {
  return /lock file .* already exists|could not (bind|create any TCP)|Address already in use|shared memory block .* still in use/.test(
    log,
  );
}

function startFailure(dataDir: string, log: string): EmbeddedPostgresError {
  return (
    fromComplaint(log, dataDir) ??
    new EmbeddedPostgresError(
      'start_failed',
      `PostgreSQL could not start on ${dataDir}: ${firstReason(log)}`,
      { cause: log },
    )
  );
}
