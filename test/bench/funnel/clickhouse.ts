import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Remote, startProcess } from '../delivery/calls';
import type { ClickHouseCalls } from './clickhouse.process';

const version = '3.4.0';
const installLimitMs = 15 * 60_000;

/**
 * ClickHouse as a library, in a process of its own. It has 546 MB, so it is fetched into the user's cache when it is
 * wanted and is no dependency of ours. Null when it cannot be had here.
 */
export async function startClickHouse(
  folder: string,
  say: (text: string) => void,
): Promise<Remote<ClickHouseCalls> | null> {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'loudou', `chdb-${version}`);
  try {
    await fetchOnce(cache, say);
    const clickHouse = startProcess<ClickHouseCalls>(join(__dirname, 'clickhouse.process.ts'));
    await clickHouse.open(join(cache, 'node_modules/chdb'), join(folder, 'clickhouse'));
    return clickHouse;
  } catch (error) {
    say(`ClickHouse cannot be had here, so nothing is compared: ${(error as Error).message.split('\n')[0]}`);
    return null;
  }
}

async function fetchOnce(cache: string, say: (text: string) => void): Promise<void> {
  if (existsSync(join(cache, 'node_modules/chdb/package.json'))) return;
  say(`Fetching chdb ${version} into ${cache}, 546 MB …`);
  mkdirSync(cache, { recursive: true });
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  await promisify(execFile)(
    npm,
    [
      'install',
      '--prefix',
      cache,
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      `chdb@${version}`,
    ],
    { timeout: installLimitMs },
  );
}
