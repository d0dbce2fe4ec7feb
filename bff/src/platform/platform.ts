import type { Product } from '@loudou/shared/product';
import type { Clock } from './clock';
import type { Database } from './database';
import type { Ids } from './ids';
import type { Logger } from './logger';
import type { Metrics } from './metrics';
import type { Vault } from './vault';

/** The ground that every module stands on; made in main.ts, passed down, never imported as a singleton. */
export interface Platform {
  db: Database;
  clock: Clock;
  ids: Ids;
  vault: Vault;
  logger: Logger;
  metrics: Metrics;
  product: Product;
}
