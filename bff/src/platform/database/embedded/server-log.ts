import { constants } from 'node:fs';
import { open, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { inWords } from './embedded.errors';
import type { Place } from './place';

/** At a start beyond this size the log is set aside once, in place of the one set aside before. */
const ROTATE_AT_BYTES = 10_000_000;

export interface ServerLog {
  fd: number;
  readNew(): Promise<string>;
  close(): Promise<void>;
}

/** A file and not a pipe: a pipe would break under the server when our process is killed. */
export async function openServerLog({ dataDir, identity }: Place): Promise<ServerLog> {
  const path = join(dataDir, 'server.log');
  try {
    const before = await stat(path).catch(() => undefined);
    if (before && before.size > ROTATE_AT_BYTES) await rename(path, `${path}.old`);
    // The folder belongs to another user when we are root, so a link laid there must not lead us elsewhere.
    const flags = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);
    const file = await open(path, flags, 0o600);
    if (identity) await file.chown(identity.uid, identity.gid);
    const { size } = await file.stat();
    return {
      fd: file.fd,
      readNew: async () => {
        const length = (await file.stat()).size - size;
        const { buffer } = await file.read(Buffer.alloc(length), 0, length, size);
        return buffer.toString('utf8');
      },
      close: () => file.close(),
    };
  } catch (error) {
    throw inWords(error, dataDir);
  }
}
