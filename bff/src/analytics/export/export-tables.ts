import type { ExportTable } from './export-table';
import { funnelTable } from './funnel.table';
import { groupTable, peopleTable } from './people.table';

/** Every report that can be taken away as a file, by the name of its procedure. */
export const exportTables: Readonly<Record<string, ExportTable>> = {
  funnel: funnelTable,
  people: peopleTable,
  group: groupTable,
};
