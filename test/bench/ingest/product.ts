import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { createSandbox } from '../../sandbox';
import { freePort } from '../../world/bff-process';

const mainFile = join(__dirname, '../../../bff/dist/main.cjs');
const startLimitMs = 30_000;

export interface RunningProduct {
  collectUrl: string;
  /** CPU time of the process so far, as it says itself. */
  cpuMs(): Promise<number>;
  stop(): Promise<void>;
}

/** The built back end as it is started anywhere, with all its work going on beside. */
export async function startProduct(
  databaseUrl: string,
  nodeOptions: readonly string[],
  { isCopied }: { isCopied: boolean },
): Promise<RunningProduct> {
  const port = await freePort();
  const sandbox = createSandbox({
    clock: { now: () => new Date(), nowMs: () => Date.now() },
    sandboxUrl: () => 'http://127.0.0.1:9',
    bffUrl: () => `http://127.0.0.1:${port}`,
    maxCoreEntries: 10,
    lenderDelays: {},
  });
  const child = spawn(process.execPath, [...nodeOptions, mainFile], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      ...sandbox.environment(),
      DATABASE_URL: databaseUrl,
      MASTER_KEY: randomBytes(32).toString('base64'),
      LOG_LEVEL: 'silent',
      // Where no folder can be made the columnar copy stays away: the route is measured by itself.
      ANALYTICS_FOLDER: isCopied ? 'memory' : '/dev/null/none',
      PORT: String(port),
      LISTEN_ADDRESS: '127.0.0.1',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await isServing(child);
  const url = `http://127.0.0.1:${port}`;
  return {
    collectUrl: `${url}/collect`,
    async cpuMs() {
      const metrics = await (await fetch(`${url}/metrics`)).text();
      return Number(/^process_cpu_seconds_total (\S+)/m.exec(metrics)![1]) * 1_000;
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      sandbox.close();
      sandbox.core.close();
    },
  };
}

function isServing(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`it did not start in ${startLimitMs} ms`)), startLimitMs);
    child.once('exit', (code) => reject(new Error(`it ended with ${code}`)));
    child.stdout!.on('data', (chunk: Buffer) => {
      if (!chunk.toString().includes('Loudou serves')) return;
      clearTimeout(late);
      resolve();
    });
  });
}
