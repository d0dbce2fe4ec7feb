import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import { type PhaseUnit, type UnitColumn, unitColumns } from './unit-columns';

const columns = Object.keys(unitColumns) as UnitColumn[];
/** Lines that leave together, about 80 kB: sent one by one a million of them take twice the time. */
const unitsAPiece = 500;

/**
 * Writes units as they are read, one line each. `forSheets`: with the mark that a sheet knows UTF-8 by, and without
 * cells that it would run.
 */
export async function writeUnitsCsv(
  units: AsyncIterable<PhaseUnit>,
  into: Writable,
  { forSheets }: { forSheets: boolean },
): Promise<void> {
  async function* pieces(): AsyncGenerator<string> {
    yield stringify([columns], { bom: forSheets });
    let rows: (string | null)[][] = [];
    for await (const unit of units) {
      rows.push(columns.map((column) => textOf(unit[column])));
      if (rows.length < unitsAPiece) continue;
      yield stringify(rows, { escape_formulas: forSheets });
      rows = [];
    }
    if (rows.length > 0) yield stringify(rows, { escape_formulas: forSheets });
  }
  await pipeline(Readable.from(pieces()), into);
}

function textOf(value: PhaseUnit[UnitColumn]): string | null {
  if (value instanceof Date) return value.toISOString();
  return value === null ? null : String(value);
}
