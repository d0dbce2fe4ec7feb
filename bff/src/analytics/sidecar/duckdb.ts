import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type * as Engine from '@duckdb/node-api';

export type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
export type DuckDb = typeof Engine;

/** The engine is a native library: on a machine that cannot load it everything but ad hoc reports goes on. */
export const loadDuckDb = (): Promise<DuckDb> => import('@duckdb/node-api');

export interface EngineLimits {
  memoryMb: number;
  threads: number;
  diskMb: number;
}

/**
 * Joins are done as they are written: events go past people, never people past events. Left to itself the optimiser
 * takes the events of some days for few and builds its table of them, which more than doubles the time of a funnel.
 */
const questionSettingsSql = `set disabled_optimizers to 'join_order,build_side_probe_side'`;

export async function connectForQuestions(instance: Engine.DuckDBInstance): Promise<Engine.DuckDBConnection> {
  const connection = await instance.connect();
  await connection.run(questionSettingsSql);
  return connection;
}

/** How many processes of one machine find a file each in the same folder. */
const maxPlaces = 16;

export interface OpenFile {
  instance: Engine.DuckDBInstance;
  /** Null in memory. */
  path: string | null;
  close(): void;
}

/** The lock on a file keeps other processes away, not this one. */
const heldHere = new Set<string>();

/**
 * DuckDB gives a file to one process only, so each takes the first that is free and finds it again at its next start.
 * A file that cannot be read is thrown away: everything in it lies in PostgreSQL.
 */
export async function openFreeFile(
  duckdb: DuckDb,
  folder: string | null,
  limits: EngineLimits,
): Promise<OpenFile> {
  if (folder === null) return openedFile(await open(duckdb, ':memory:', limits, null), null);
  // What people did, by ids of ours: for this user only.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (let place = 0; place < maxPlaces; place += 1) {
    const path = join(folder, `events-${place}.duckdb`);
    if (heldHere.has(path)) continue;
    const openPath = async () => openedFile(await open(duckdb, path, limits, `${path}.tmp`), path);
    try {
      return await openPath();
    } catch (error) {
      if (isHeldElsewhere(error)) continue;
      removeFile(path);
      return openPath();
    }
  }
  throw new Error(`All ${maxPlaces} files in ${folder} are held by other processes`);
}

function openedFile(instance: Engine.DuckDBInstance, path: string | null): OpenFile {
  if (path) heldHere.add(path);
  return {
    instance,
    path,
    close: () => {
      instance.closeSync();
      if (path) heldHere.delete(path);
    },
  };
}

// By its text: an error of a native library need not be an Error of this realm.
const isHeldElsewhere = (error: unknown) =>
  /could not set lock|conflicting lock|being used by another process|already attached|handle conflict/i.test(
    String(error),
  );

export function removeFile(path: string): void {
  for (const file of [path, `${path}.wal`, `${path}.tmp`]) rmSync(file, { recursive: true, force: true });
}

async function open(
  duckdb: DuckDb,
  path: string,
  { memoryMb, threads, diskMb }: EngineLimits,
  temporaryFolder: string | null,
): Promise<Engine.DuckDBInstance> {
  return duckdb.DuckDBInstance.create(path, {
    memory_limit: `${memoryMb}MB`,
    threads: String(threads),
    // Nothing is fetched, nothing outside the file is read: reports need the core and JSON, which are built in.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'false',
    ...(temporaryFolder
      ? { temp_directory: temporaryFolder, max_temp_directory_size: `${diskMb}MB` }
      : { temp_directory: '' }),
  });
}
