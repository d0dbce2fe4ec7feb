import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';

const mainFile = join(__dirname, '../../bff/dist/main.cjs');
const startLimitMs = 20_000;

export type BffProcess = Awaited<ReturnType<typeof openBffProcess>>;

/** The built BFF in a process of its own, on a port that it keeps through every kill and restart. */
export async function openBffProcess(environment: Record<string, string>) {
  const port = await freePort();
  const output: string[] = [];
  let child: ChildProcess | null = null;

  async function start(): Promise<void> {
    const started = spawn(process.execPath, ['--enable-source-maps', mainFile], {
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        ...environment,
        PORT: String(port),
        LISTEN_ADDRESS: '127.0.0.1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    await new Promise<void>((resolve, reject) => {
      const tooLate = setTimeout(
        () => reject(new Error(`the BFF did not start in ${startLimitMs} ms:\n${output.join('')}`)),
        startLimitMs,
      );
      const heard = (chunk: Buffer) => {
        output.push(chunk.toString());
        if (!output.at(-1)?.includes('Loudou serves')) return;
        clearTimeout(tooLate);
        resolve();
      };
      started.stdout.on('data', heard);
      started.stderr.on('data', (chunk: Buffer) => void output.push(chunk.toString()));
      started.once('exit', (code) => {
        clearTimeout(tooLate);
        if (child === started) child = null;
        reject(new Error(`the BFF ended with ${code}:\n${output.join('')}`));
      });
    });
  }

  function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const ending = child;
    if (!ending) return Promise.resolve();
    return new Promise((resolve) => {
      ending.once('exit', () => resolve());
      ending.kill(signal);
    });
  }

  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    /** Everything that the process ever wrote: its whole log. */
    log: () => output.join(''),
    start,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
