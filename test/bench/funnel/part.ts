import type { Database } from '../../../bff/src/platform/database';

/** What a part of the bench stands on: one database with the product's tables, on a server that really writes. */
export interface BenchGround {
  db: Database;
  databaseUrl: string;
  /** A folder that is removed at the end. */
  folder: string;
  /** How many events there are to be at the end, facts and behaviours together. */
  events: number;
  say(text: string): void;
}

/** The parts run in their order on one database; what an earlier one planted is there for the later ones. */
export interface BenchPart {
  name: string;
  run(ground: BenchGround): Promise<void>;
}
