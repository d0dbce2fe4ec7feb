import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigProblems } from './platform/config';

/**
 * The key that opens every person's key. With an external database it must come from outside, since whoever
 * loses it loses all personal data; on one machine it is made once and lies beside the database, mode 0600.
 */
export async function readMasterKey(config: {
  MASTER_KEY?: string;
  DATABASE_URL?: string;
  DATA_DIR: string;
}): Promise<string> {
  if (config.MASTER_KEY) return config.MASTER_KEY;
  if (config.DATABASE_URL)
    throw new ConfigProblems([
      'MASTER_KEY: must be given together with DATABASE_URL, because a key on this disk would be lost with it',
    ]);
  const path = join(config.DATA_DIR, 'master.key');
  return (await readIfThere(path)) ?? makeKey(config.DATA_DIR, path);
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function makeKey(folder: string, path: string): Promise<string> {
  const key = randomBytes(32).toString('base64');
  await mkdir(folder, { recursive: true });
  // Written whole or not at all: half a key would lock everything away.
  await writeFile(`${path}.new`, `${key}\n`, { mode: 0o600, flush: true });
  await rename(`${path}.new`, path);
  return key;
}
