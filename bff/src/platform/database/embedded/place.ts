import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, lstat, mkdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type Binaries, copyBinaries, packagedBinaries, unsupportedMachine } from './binaries';
import { EmbeddedPostgresError, inWords } from './embedded.errors';
import { canEnter, identityFor, isRoot, succeeds, type Identity } from './identity';
import { completeLibraryLinks, lacksLibraryLinks } from './library-links';
import type { Progress } from './progress';

/** Where root keeps what a user without a way into root's own folders must reach. */
const REACHABLE_FOLDERS = ['/var/lib/loudou', '/var/tmp/loudou'];

export interface Place {
  dataDir: string;
  binaries: Binaries;
  identity: Identity | undefined;
}

export async function findPlace(asked: string, onProgress: Progress): Promise<Place> {
  try {
    const { dataDir, identity } = await placeData(resolve(asked), onProgress);
    const binaries = await placeBinaries(dirname(dataDir), identity, onProgress);
    return { dataDir, binaries, identity };
  } catch (error) {
    throw inWords(error, asked);
  }
}

async function placeData(asked: string, onProgress: Progress): Promise<Omit<Place, 'binaries'>> {
  await mkdir(dirname(asked), { recursive: true });
  const identity = await identityFor(asked);
  if (!identity || (await canEnter(dirname(asked), identity))) return { dataDir: asked, identity };

  const hash = createHash('sha256').update(asked).digest('hex').slice(0, 12);
  const dataDir = join(await reachableFolder(), `${basename(asked)}-${hash}`);
  onProgress(
    `PostgreSQL does not run as root, and ${identity.name} may not enter ${dirname(asked)}: the data is kept in ${dataDir}.`,
  );
  return { dataDir, identity: await identityFor(dataDir) };
}

async function placeBinaries(
  beside: string,
  identity: Identity | undefined,
  onProgress: Progress,
): Promise<Binaries> {
  const packaged = await packagedBinaries();
  if (await linksAreComplete(packaged)) {
    if (await succeeds(packaged.postgres, ['--version'], identity)) return packaged;
    if (!identity) throw unsupportedMachine();
  }
  const parent = identity ? await reachableFolder() : beside;
  const copy = await copyBinaries(packaged, parent, onProgress);
  if (!(await succeeds(copy.postgres, ['--version'], identity))) throw unsupportedMachine();
  return copy;
}

/** False where the package's folder is read-only and its links were never made. */
async function linksAreComplete(binaries: Binaries): Promise<boolean> {
  if (!(await lacksLibraryLinks(binaries.native))) return true;
  const writable = await access(join(binaries.native, 'lib'), constants.W_OK).then(
    () => true,
    () => false,
  );
  if (writable) await completeLibraryLinks(binaries.native);
  return writable;
}

async function reachableFolder(): Promise<string> {
  for (const folder of REACHABLE_FOLDERS) {
    if (await claim(folder)) return folder;
  }
  throw new EmbeddedPostgresError(
    'no_permission',
    `None of ${REACHABLE_FOLDERS.join(', ')} can be written; start as an ordinary user or set DATABASE_URL.`,
  );
}

// /var/tmp is open to everyone: a folder that another user has put there first must not be trusted.
async function claim(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    const found = await lstat(folder);
    if (!found.isDirectory() || (isRoot() && found.uid !== 0)) return false;
    await chmod(folder, 0o755);
    await access(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
