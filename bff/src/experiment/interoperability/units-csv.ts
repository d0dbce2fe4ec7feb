import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { type PhaseUnit, type UnitColumn, unitColumns } from './unit-columns';

const columns = Object.keys(unitColumns) as UnitColumn[];

/**
 * Writes units as they are read, one line each. `forSheets`: with the mark that a sheet knows
 * UTF-8 by, and without cells that it would run.
 */
export async function writeUnitsCsv(
  units: AsyncIterable<PhaseUnit>,
  into: Writable,
  { forSheets }: { forSheets: boolean },
): Promise<void> {
  async function* records() {
    for await (const unit of units) yield columns.map((column) => textOf(unit[column]));
  }
  const csv = stringify({ header: true, columns, bom: forSheets, escape_formulas: forSheets });
  await pipeline(Readable.from(records()), csv, into);
}

function textOf(value: PhaseUnit[UnitColumn]): string | null {
  if (value instanceof Date) return value.toISOString();
  return value === null ? null : String(value);
}
