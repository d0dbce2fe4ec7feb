import { spawn } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { makeTemporaryFolder } from '../../../../../test/database';
import { createDatabase } from '../database';
import { asUser, identityFor, isRoot } from './identity';
import { readPostmasterLock } from './postmaster-lock';
import { isAlive } from './processes';
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './start';

jest.setTimeout(60_000);

let folder: string;
let dataDir: string;
let started: EmbeddedPostgres[];

beforeEach(async () => {
  folder = await makeTemporaryFolder();
  dataDir = join(folder, 'postgres');
  started = [];
});

afterEach(async () => {
  await Promise.all(started.map((server) => server.stop()));
  await rm(folder, { recursive: true, force: true });
});

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, durable: false, ...options });
  started.push(server);
  return server;
}

async function ask<T extends object>(url: string, sql: string): Promise<T> {
  const db = createDatabase({ url });
  return db.one<T>(sql).finally(() => db.close());
}

interface Held {
  url: string;
  adopted: boolean;
  pid: number;
}

function startInChild(): Promise<Held> {
  const script = join(__dirname, 'start-and-hold.script.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout);
  return new Promise((resolve, reject) => {
    lines.once('line', (line) => resolve(JSON.parse(line) as Held));
    child.once('exit', (code) => reject(new Error(`The child ended with ${code}`)));
  });
}

test('data written before a stop is there after the next start, which leaves no process behind', async () => {
  const first = await start();
  expect(first.adopted).toBe(false);
  const db = createDatabase({ url: first.url });
  await db.query('create table kept as select 7 as amount');
  await db.close();
  const { pid } = (await readPostmasterLock(dataDir))!;
  await first.stop();
  await first.stop();
  expect(await isAlive(pid)).toBe(false);

  const second = await start();
  expect(second.adopted).toBe(false);
  expect(await ask(second.url, 'select amount from kept')).toEqual({ amount: 7 });
});

test('by default nothing acknowledged can be lost: checksums, fsync and synchronous commit are on', async () => {
  const { url } = await start({ durable: true });
  const settings = `
    select current_setting('data_checksums') as checksums, current_setting('fsync') as fsync,
           current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages,
           current_setting('server_encoding') as encoding, lower('Ä') as lowered,
           current_setting('listen_addresses') as address`;
  expect(await ask(url, settings)).toEqual({
    checksums: 'on',
    fsync: 'on',
    commit: 'on',
    pages: 'on',
    encoding: 'UTF8',
    lowered: 'ä',
    address: '127.0.0.1',
  });
});

test('only the password kept in the data folder opens the door', async () => {
  const { url } = await start();
  expect((await stat(join(dataDir, 'loudou.password'))).mode & 0o777).toBe(0o600);
  const wrong = new URL(url);
  wrong.password = 'guessed';
  await expect(ask(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
});

test('a database whose program was killed is taken over and later stopped', async () => {
  const child = await startInChild();
  process.kill(child.pid, 'SIGKILL');
  const { pid } = (await readPostmasterLock(dataDir))!;
  const server = await start();
  expect(server).toMatchObject({ adopted: true, url: child.url });
  await expect(ask(server.url, 'select 1 as one')).resolves.toEqual({ one: 1 });
  await server.stop();
  expect(await isAlive(pid)).toBe(false);
});

test('of three that start at once on a new folder, one starts the database and two adopt it', async () => {
  const servers = await Promise.all([startInChild(), startInChild(), start()]);
  expect(servers.filter(({ adopted }) => !adopted)).toHaveLength(1);
  expect(new Set(servers.map(({ url }) => url)).size).toBe(1);
  for (const server of servers) if ('pid' in server) process.kill(server.pid, 'SIGKILL');
  expect(await readdir(folder)).toEqual(['postgres']);
});

test('a lock left by a machine that lost power is no obstacle, even if its number is in use again', async () => {
  await (await start()).stop();
  // A process of the same user: of any other, PostgreSQL itself sees that it is no rival.
  const stranger = spawn('sleep', ['60'], { ...asUser(await identityFor(dataDir)), cwd: '/' });
  const lines = [stranger.pid, dataDir, 1770000000, 5432, '', '127.0.0.1', '', 'ready'];
  await writeFile(join(dataDir, 'postmaster.pid'), `${lines.join('\n')}\n`);
  await expect(start()).resolves.toMatchObject({ adopted: false });
  expect(stranger.kill()).toBe(true);
});

test('a database that dies is brought back at the same address', async () => {
  const warned: string[] = [];
  const logger = {
    info: () => undefined,
    warn: (_: object, text: string) => warned.push(text),
    error: jest.fn(),
  };
  const { url } = await start({ logger });
  const { pid } = (await readPostmasterLock(dataDir))!;
  process.kill(pid, 'SIGKILL');
  const deadline = Date.now() + 30_000;
  while (warned.length === 0 && Date.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(warned).toEqual(['PostgreSQL had ended and was started again']);
  await expect(ask(url, 'select 1 as one')).resolves.toEqual({ one: 1 });
});

test('an empty folder that stands ready is filled', async () => {
  await mkdir(dataDir);
  await expect(start()).resolves.toMatchObject({ adopted: false, dataDir });
});

test('the server log names no values of failed statements', async () => {
  const { url } = await start();
  await ask(url, `select 'secret-value'::int`).catch(() => undefined);
  expect(await readFile(join(dataDir, 'server.log'), 'utf8')).not.toContain('secret-value');
});

test('a folder that the database cannot be given is one clear sentence, or another place for root', async () => {
  const closed = join(folder, 'closed');
  await mkdir(closed);
  await chmod(closed, isRoot() ? 0o700 : 0o500);
  const told: string[] = [];
  const attempt = start({ dataDir: join(closed, 'postgres'), onProgress: (sentence) => told.push(sentence) });
  if (!isRoot()) {
    await expect(attempt).rejects.toMatchObject({ problem: 'no_permission' });
    return;
  }
  const server = await attempt;
  expect(told[0]).toContain(`may not enter ${closed}: the data is kept in ${server.dataDir}`);
  expect(server.dataDir).not.toContain(closed);
  expect((await stat(closed)).mode & 0o777).toBe(0o700);
  await server.stop();
  await rm(server.dataDir, { recursive: true });
});
