import { join } from 'node:path';
import { readConfig } from '../bff/src/config';
import { migrate, startEmbeddedPostgres } from '../bff/src/platform/database';

/** Brings a database up to date and leaves: for deployments that migrate before they start. */
async function main(): Promise<void> {
  const config = readConfig({ ...placeholders, ...process.env });
  const embedded = config.DATABASE_URL
    ? null
    : await startEmbeddedPostgres({ dataDir: join(config.DATA_DIR, 'postgres') });
  try {
    const applied = await migrate({
      url: config.DATABASE_URL ?? embedded!.url,
      directory: join(__dirname, '../bff/migrations'),
    });
    console.log(
      applied.length > 0 ? `Applied: ${applied.join(', ')}` : 'Nothing to apply: the database is up to date.',
    );
  } finally {
    await embedded?.stop();
  }
}

// Migrating needs a database and nothing else; the lender's values are only there to satisfy the whole.
const placeholders = {
  LENDER_API_URL: 'http://127.0.0.1',
  LENDER_API_TOKEN: 'not used while migrating',
  LENDER_SIGNING_SECRET: `whsec_${Buffer.alloc(32).toString('base64')}`,
  LENDER_NOTICE_SECRET: `whsec_${Buffer.alloc(32).toString('base64')}`,
};

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
