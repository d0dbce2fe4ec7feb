import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { inspectDataFolder, PASSWORD_FILE } from './data-folder';
import { EmbeddedPostgresError, firstReason, fromComplaint, inWords } from './embedded.errors';
import { asUser } from './identity';
import type { Place } from './place';
import { isAlive } from './processes';
import { minimalEnvironment } from './server-settings';

export const DATABASE_USER = 'loudou';

/**
 * The cluster is made in a sibling folder and renamed when finished, so the data folder is never half made.
 * Of two processes that start at once, the rename of the second fails and it uses what the first has made.
 */
export async function initialise(place: Place, options: { durable: boolean }): Promise<void> {
  const sibling = `${place.dataDir}.initialising-${process.pid}`;
  const passwordFile = `${sibling}.password`;
  try {
    await sweepUnfinished(place.dataDir);
    await mkdir(sibling, { mode: 0o700 });
    await writeFile(passwordFile, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
    await handOver(place, sibling, passwordFile);
    await runInitdb(place, sibling, passwordFile, options);
    await rename(passwordFile, join(sibling, PASSWORD_FILE));
    await moveIntoPlace(sibling, place);
  } catch (error) {
    throw inWords(error, place.dataDir);
  } finally {
    await rm(sibling, { recursive: true, force: true });
    await rm(passwordFile, { force: true });
  }
}

async function handOver({ identity }: Place, ...paths: string[]): Promise<void> {
  if (!identity) return;
  for (const path of paths) await chown(path, identity.uid, identity.gid);
}

async function moveIntoPlace(sibling: string, place: Place): Promise<void> {
  try {
    // Only an empty folder can be removed or renamed over; a finished cluster of another process stays.
    if (process.platform === 'win32') await rmdir(place.dataDir).catch(() => undefined);
    await rename(sibling, place.dataDir);
  } catch (error) {
    if ((await inspectDataFolder(place.dataDir, place.binaries.majorVersion)) !== 'cluster') throw error;
  }
}

async function sweepUnfinished(dataDir: string): Promise<void> {
  const prefix = `${basename(dataDir)}.initialising-`;
  for (const name of await readdir(dirname(dataDir))) {
    if (!name.startsWith(prefix)) continue;
    const pid = Number.parseInt(name.slice(prefix.length), 10);
    if (pid === process.pid || (await isAlive(pid))) continue;
    await rm(join(dirname(dataDir), name), { recursive: true, force: true });
  }
}

async function runInitdb(
  { binaries, identity, dataDir }: Place,
  folder: string,
  passwordFile: string,
  { durable }: { durable: boolean },
): Promise<void> {
  const args = [
    `--pgdata=${folder}`,
    `--username=${DATABASE_USER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--no-locale',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    ...(durable ? [] : ['--no-sync']),
  ];
  const child = spawn(binaries.initdb, args, {
    ...asUser(identity),
    cwd: '/',
    env: minimalEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    // Ctrl-C in the terminal reaches this process alone, which then removes the unfinished folder.
    detached: true,
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw initdbFailure(dataDir, complaint);
}

function initdbFailure(dataDir: string, complaint: string): EmbeddedPostgresError {
  return (
    fromComplaint(complaint, dataDir) ??
    new EmbeddedPostgresError(
      'start_failed',
      `A new database could not be made in ${dataDir}: ${firstReason(complaint)}`,
      { cause: complaint },
    )
  );
}
