import { peopleBehindTables } from '../people-behind/people-behind.tables';
import type { Sidecar } from '../sidecar/sidecar';
import { acquisitionTable } from './acquisition.table';
import { adHocTables } from './ad-hoc.tables';
import type { ExportTable } from './export-table';
import { funnelTable } from './funnel.table';
import { groupTable, peopleTable } from './people.table';

export type ExportTables = Readonly<Record<string, ExportTable>>;

/** Every report that can be taken away as a file, by the name of its procedure. */
export const createExportTables = (sidecar: Sidecar): ExportTables => ({
  funnel: funnelTable,
  people: peopleTable,
  group: groupTable,
  acquisition: acquisitionTable,
  ...adHocTables(sidecar),
  ...peopleBehindTables(sidecar),
});
