import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPostgresError, inWords } from './embedded.errors';

export const PASSWORD_FILE = 'loudou.password';

export type DataFolderState = 'absent' | 'empty' | 'cluster';

/** Anything but a finished cluster of our version or free space is refused: it may be somebody's data. */
export async function inspectDataFolder(dataDir: string, majorVersion: string): Promise<DataFolderState> {
  const names = await namesIn(dataDir);
  if (names === undefined) return 'absent';
  if (names.length === 0) return 'empty';
  if (!names.includes('PG_VERSION')) throw unfinished(dataDir, 'PG_VERSION');
  const found = (await readIn(dataDir, 'PG_VERSION')).trim();
  if (found !== majorVersion) throw otherVersion(dataDir, found, majorVersion);
  if (!(await namesIn(join(dataDir, 'global')))?.includes('pg_control')) {
    throw unfinished(dataDir, 'global/pg_control');
  }
  if (!names.includes(PASSWORD_FILE)) throw unfinished(dataDir, PASSWORD_FILE);
  return 'cluster';
}

export async function readPassword(dataDir: string): Promise<string> {
  return (await readIn(dataDir, PASSWORD_FILE)).trim();
}

async function namesIn(folder: string): Promise<string[] | undefined> {
  try {
    return await readdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    if (code === 'ENOTDIR') throw notAFolder(folder);
    throw inWords(error, folder);
  }
}

async function readIn(dataDir: string, name: string): Promise<string> {
  return readFile(join(dataDir, name), 'utf8').catch((error: unknown) => {
    throw inWords(error, dataDir);
  });
}

function unfinished(dataDir: string, missing: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'unfinished_folder',
    `The data folder ${dataDir} is not empty but holds no finished database (${missing} is missing); move it away or choose another folder with DATA_DIR.`,
  );
}

function notAFolder(path: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'unfinished_folder',
    `${path} is a file, but the database needs a folder there; choose another place with DATA_DIR.`,
  );
}

function otherVersion(dataDir: string, found: string, wanted: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'other_version',
    `The data folder ${dataDir} was made by PostgreSQL ${found} and cannot be opened by PostgreSQL ${wanted}; dump it with the old version or choose another folder with DATA_DIR.`,
  );
}
