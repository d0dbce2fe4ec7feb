import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Engine from '@duckdb/node-api';
import { type PhaseUnit, unitColumns } from './unit-columns';
import { writeUnitsCsv } from './units-csv';

/** What the engine may take while it turns lines into columns; a million units need half of it. */
const engineMemoryMb = 256;

/** The engine is a native library: a machine that cannot load it goes without this file only. */
export const loadEngine = () => import('@duckdb/node-api');

/**
 * Units as a Parquet file that is there while `use` reads it. A file is written from its end, so it cannot be sent
 * while it grows: the lines of the CSV go to a folder for this user only, and from there into columns, neither of them
 * ever whole in memory. Whatever happens, the folder is removed.
 */
export async function withUnitsParquet<Result>(
  engine: typeof Engine,
  units: AsyncIterable<PhaseUnit>,
  use: (path: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'loudou-units-'));
  try {
    const lines = join(folder, 'units.csv');
    const path = join(folder, 'units.parquet');
    await writeUnitsCsv(units, createWriteStream(lines, { mode: 0o600 }), { forSheets: false });
    await turnIntoColumns(engine, lines, path);
    return await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Opened for this one file: the engine that answers reports holds other data under another bound. */
async function turnIntoColumns(
  { DuckDBInstance }: typeof Engine,
  lines: string,
  path: string,
): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${engineMemoryMb}MB`,
    threads: '1',
    temp_directory: '',
    // Nothing is fetched: CSV and Parquet are built in.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  try {
    const connection = await instance.connect();
    const types = Object.entries(unitColumns).map(([column, type]) => `'${column}': '${type}'`);
    await connection.run(
      `copy (
         select * from read_csv(${quoted(lines)}, header = true, auto_detect = false, delim = ',', quote = '"',
           escape = '"', parallel = false, columns = {${types.join(', ')}}, force_not_null = ['ad_platform'])
       ) to ${quoted(path)} (format parquet, compression zstd)`,
    );
    connection.closeSync();
  } finally {
    instance.closeSync();
  }
}

const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`;
