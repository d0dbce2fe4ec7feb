import { startEmbeddedPostgres } from './index';

/** Starts on the given folder, tells what it got in one line, and lives until it is killed. */
async function startAndHold(dataDir: string): Promise<void> {
  const { url, adopted } = await startEmbeddedPostgres({ dataDir, durable: false });
  process.stdout.write(`${JSON.stringify({ url, adopted, pid: process.pid })}\n`);
  setInterval(() => undefined, 60_000);
}

void startAndHold(process.argv[2]!);
