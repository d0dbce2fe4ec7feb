import { lstat, readFile, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

interface LibraryLink {
  source: string;
  target: string;
}

/**
 * Packages cannot carry symbolic links, so the libraries' short names are made by an install script.
 * Where install scripts are off nobody made them, and PostgreSQL would not find its libraries.
 */
export async function completeLibraryLinks(native: string): Promise<void> {
  for (const link of await listedLinks(native)) {
    const target = join(dirname(native), inFolder(native, link.target));
    if (await isThere(target)) continue;
    await symlink(basename(link.source), target).catch(ignoreExisting);
  }
}

export async function lacksLibraryLinks(native: string): Promise<boolean> {
  for (const link of await listedLinks(native)) {
    if (!(await isThere(join(dirname(native), inFolder(native, link.target))))) return true;
  }
  return false;
}

async function listedLinks(native: string): Promise<LibraryLink[]> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  return JSON.parse(text) as LibraryLink[];
}

// The list names its files from the package's root, as `native/lib/...`; a copy has another name.
function inFolder(native: string, listed: string): string {
  return listed.replace(/^native\//, `${basename(native)}/`);
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
