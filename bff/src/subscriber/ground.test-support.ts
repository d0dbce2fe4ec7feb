import { defaultProduct } from '@loudou/shared/product';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { standingClock } from '../operator/operator.fixture';
import type { Database } from '../platform/database';
import { createIds } from '../platform/ids';
import { createLogger } from '../platform/logger';
import { createMetrics } from '../platform/metrics';
import type { Platform } from '../platform/platform';
import { createVault } from '../platform/vault';

export interface Ground {
  database: TestDatabase;
  db: Database;
  clock: ReturnType<typeof standingClock>;
  platform: Platform;
  close(): Promise<void>;
}

export async function openGround(): Promise<Ground> {
  const database = await createTestDatabase({ maxConnections: 12 });
  const clock = standingClock('2026-11-22T04:00:00Z');
  const platform: Platform = {
    db: database.db,
    clock,
    ids: createIds(clock),
    logger: createLogger({ level: 'silent' }),
    metrics: createMetrics(),
    product: defaultProduct,
    vault: createVault(Buffer.alloc(32, 7).toString('base64')),
  };
  return { database, db: database.db, clock, platform, close: () => database.drop() };
}

export const origin = 'loan.example.com';
