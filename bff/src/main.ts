import { ConfigProblems } from './platform/config';
import { EmbeddedPostgresError, MigrationError } from './platform/database';
import { readConfig } from './config';
import { startBff } from './start';

/** The production entry: one process, web and work together. Several may run on one database. */
async function main(): Promise<void> {
  const running = await startBff(readConfig(process.env));
  process.stdout.write(`Loudou serves at ${running.url}\n`);
  let stopping: Promise<void> | null = null;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stopping ??= running.stop().then(() => process.exit(0));
    });
  }
}

main().catch((error: unknown) => {
  const expected =
    error instanceof ConfigProblems ||
    error instanceof EmbeddedPostgresError ||
    error instanceof MigrationError;
  process.stderr.write(
    `${expected ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(1);
});
