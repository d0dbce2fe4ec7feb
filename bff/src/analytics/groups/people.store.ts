import type { Queryable } from '../../platform/database';
import { beijingMidnight } from '../funnel/beijing-midnight';
import type { SourceFilter } from '../funnel/funnel-question';
import { sourceFilterSql } from '../funnel/source-filter.sql';
import { stepNames } from '../funnel/steps';
import type { PersonInList } from '../report/report-answers';
import type { ReportScope } from '../report/report-scope';
import type { Depths } from './people';
import type { PeoplePlace } from './people-cursor';

export interface PeoplePage {
  days: ReportScope['days'];
  includeMarked: boolean;
  filters: readonly SourceFilter[];
  depths: Depths;
  after?: PeoplePlace;
  limit: number;
}

interface PersonRow {
  root_id: string;
  arrived_at: Date;
  arrived_micros: string;
  last_seen_at: Date;
  depth: number;
  grade: PersonInList['grade'];
  mark: string;
  ad_platform: string;
  account_id: string;
  plan_id: string;
  entry_kind: string;
  host: string;
}

/** The newest arrivals first. `after` is null on the last page. */
export async function listPeople(
  db: Queryable,
  { days, includeMarked, filters, depths, after, limit }: PeoplePage,
): Promise<{ people: PersonInList[]; after: PeoplePlace | null }> {
  const filter = sourceFilterSql(filters, 8);
  // One depth is written as such, so that the index over it gives the order as well.
  const depthSql = depths.least === depths.most ? 'depth = $4' : 'depth between $4 and $5';
  const rows = await db.query<PersonRow>(
    `select journey.*, (extract(epoch from journey.arrived_at) * 1000000)::bigint::text as arrived_micros,
            source.ad_platform, source.account_id, source.plan_id, source.entry_kind, source.host
     from (
       select root_id, arrived_at, last_seen_at, depth, grade, mark, source_id from journey_person
       where arrived_at >= $1 and arrived_at < $2 and ($3 or mark = '') and ${depthSql} and $5::int >= $4::int
         and ($6::bigint is null
              or (arrived_at, root_id) < (timestamptz 'epoch' + $6::bigint * interval '1 microsecond', $7::text))
         ${filter.sql}
       order by arrived_at desc, root_id desc limit $8
     ) journey join source using (source_id)
     order by journey.arrived_at desc, journey.root_id desc`,
    [
      beijingMidnight(days.from),
      beijingMidnight(days.to, 1),
      includeMarked,
      depths.least,
      depths.most,
      after?.arrivedMicros ?? null,
      after?.rootId ?? null,
      limit + 1,
      ...filter.parameters,
    ],
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    people: shown.map(personInList),
    after: rows.length > limit && last ? { arrivedMicros: last.arrived_micros, rootId: last.root_id } : null,
  };
}

const personInList = (row: PersonRow): PersonInList => ({
  personId: row.root_id,
  arrivedAt: row.arrived_at.toISOString(),
  lastSeenAt: row.last_seen_at.toISOString(),
  step: stepNames[row.depth - 1]!,
  grade: row.grade,
  source: {
    adPlatform: row.ad_platform,
    account: row.account_id,
    plan: row.plan_id,
    entryKind: row.entry_kind,
    host: row.host,
  },
  mark: row.mark,
});
