import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { EmbeddedPostgresError } from './embedded.errors';

const run = promisify(execFile);

/** The user PostgreSQL runs as when we are root, which it refuses to be. */
export interface Identity {
  name: string;
  uid: number;
  gid: number;
}

export const isRoot = (): boolean => process.getuid?.() === 0;

/** An existing cluster keeps its owner, so that one start as root does not take it from an ordinary user. */
export async function identityFor(dataDir: string): Promise<Identity | undefined> {
  if (!isRoot()) return undefined;
  const owner = await stat(dataDir).catch(() => undefined);
  if (owner && owner.uid !== 0) return { name: `user ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  return (await lookUp('postgres')) ?? (await lookUp('nobody')) ?? refuseRoot();
}

/** Asks the system by trying, since modes alone do not tell of access lists or mount options. */
export async function canEnter(folder: string, identity: Identity): Promise<boolean> {
  return succeeds('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], identity);
}

export async function succeeds(program: string, args: string[], identity?: Identity): Promise<boolean> {
  try {
    await run(program, args, { ...asUser(identity), cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

export function asUser(identity: Identity | undefined): { uid?: number; gid?: number } {
  return identity ? { uid: identity.uid, gid: identity.gid } : {};
}

async function lookUp(name: string): Promise<Identity | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

function refuseRoot(): never {
  throw new EmbeddedPostgresError(
    'unsupported_machine',
    'PostgreSQL does not run as root and this machine has neither a user "postgres" nor "nobody"; start as an ordinary user or set DATABASE_URL.',
  );
}
