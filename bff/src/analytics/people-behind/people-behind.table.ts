import type { z } from 'zod';
import type { Queryable } from '../../platform/database';
import {
  defineExportTable,
  type ExportRecord,
  type ExportTable,
  maxExportRows,
} from '../export/export-table';
import { peopleColumns, peopleRecord } from '../export/people.table';
import type { Sidecar } from '../sidecar/sidecar';
import { type Behind, findBehind, type FoundPerson, withStandings } from './people-behind';

/** Standings read at once. */
const batchRows = 1_000;

/**
 * The people behind a figure as rows of a file. They are found once, whatever their number up to the bound of a file:
 * a page at a time would answer the report anew for each.
 */
export function peopleBehindTable<Asked>(
  sidecar: Sidecar,
  asked: z.ZodType<Asked>,
  behind: (asked: Asked) => Behind,
): ExportTable {
  return defineExportTable({
    columns: peopleColumns,
    question: asked,
    open: async ({ db }, question) => {
      // One more than a file holds: its last line then says that it was cut.
      const { total, people } = await findBehind(sidecar, behind(question), { rows: maxExportRows + 1 });
      return { total, records: records(db, people) };
    },
  });
}

async function* records(db: Queryable, people: readonly FoundPerson[]): AsyncGenerator<ExportRecord> {
  for (let from = 0; from < people.length; from += batchRows)
    for (const person of await withStandings(db, people.slice(from, from + batchRows)))
      yield peopleRecord(person);
}
