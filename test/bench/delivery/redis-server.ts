import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const startMs = 5_000;

export interface RedisServer {
  port: number;
  version: string;
  stop(): Promise<void>;
}

/** A Redis of our own that keeps nothing on disk; null where the machine has none. */
export async function startRedis(folder: string): Promise<RedisServer | null> {
  const asked = spawnSync('redis-server', ['--version'], { encoding: 'utf8' });
  if (asked.error) return null;
  const port = await freePort();
  const child = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
    { stdio: 'ignore' },
  );
  await answers(port);
  return { port, version: /v=(\S+)/.exec(asked.stdout)?.[1] ?? '', stop: () => stop(child) };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers(port: number): Promise<void> {
  const deadlineMs = Date.now() + startMs;
  while (!(await opens(port))) {
    if (Date.now() > deadlineMs) throw new Error(`redis-server did not answer within ${startMs} ms`);
    await sleep(20);
  }
}

const opens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
