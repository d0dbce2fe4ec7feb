import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface PostmasterLock {
  pid: number;
  port: number;
  status: string;
}

/** PostgreSQL keeps its process id, port and state in the data folder while it runs. */
export function postmasterLockPath(dataDir: string): string {
  return join(dataDir, 'postmaster.pid');
}

export function parsePostmasterLock(text: string): PostmasterLock | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number.isInteger(port) ? port : 0, status: lines[7] ?? '' };
}

export async function readPostmasterLock(dataDir: string): Promise<PostmasterLock | undefined> {
  try {
    return parsePostmasterLock(await readFile(postmasterLockPath(dataDir), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
