import { CustomFunnelPeople } from '../custom-funnel/custom-funnel.question';
import { funnelBehindSql } from '../custom-funnel/custom-funnel.sql';
import { EventsPeople } from '../events/events.question';
import { eventsBehindSql } from '../events/events.sql';
import type { ExportTable } from '../export/export-table';
import { PathsPeople } from '../paths/paths.question';
import { pathsBehindSql } from '../paths/paths.sql';
import { RetentionPeople } from '../retention/retention.question';
import { retentionBehindSql } from '../retention/retention.sql';
import type { Sidecar } from '../sidecar/sidecar';
import { peopleBehindTable } from './people-behind.table';

/** The people behind the figures that are read event by event, by the names of their procedures. */
export const peopleBehindTables = (sidecar: Sidecar): Record<string, ExportTable> => ({
  customFunnelPeople: peopleBehindTable(sidecar, CustomFunnelPeople, (asked) => () => funnelBehindSql(asked)),
  eventsPeople: peopleBehindTable(sidecar, EventsPeople, (asked) => () => eventsBehindSql(asked)),
  pathsPeople: peopleBehindTable(sidecar, PathsPeople, (asked) => () => pathsBehindSql(asked)),
  retentionPeople: peopleBehindTable(
    sidecar,
    RetentionPeople,
    (asked) => (asOf) => retentionBehindSql(asked, asOf),
  ),
});
