import type { Queryable } from '../platform/database';

export interface MarkView {
  markId: string;
  personId: string;
  mark: string;
  rule: string;
  evidence: Record<string, number | string>;
  madeBy: string;
  markedAt: string;
  /** Whether it is what counts for its person now. */
  stands: boolean;
}

export interface TrafficOverview {
  /** Standing marks by what people are and by which rule, the largest first. */
  groups: { mark: string; rule: string; people: number }[];
  latest: MarkView[];
}

const maxShown = 100;

export async function trafficOverview(db: Queryable): Promise<TrafficOverview> {
  const [groups, latest] = [
    await db.query<{ mark: string; rule: string; people: number }>(
      `select mark, rule, count(*)::int as people
       from (select distinct on (person_id) person_id, mark, rule from traffic_mark order by person_id, position desc) newest
       where mark <> 'none' group by mark, rule order by people desc, mark, rule`,
    ),
    await db.query<Omit<MarkView, 'markedAt'> & { markedAt: Date }>(
      `select mark_id as "markId", person_id as "personId", mark, rule, evidence, made_by as "madeBy",
              marked_at as "markedAt",
              mark <> 'none' and not exists (
                select from traffic_mark later
                where later.person_id = traffic_mark.person_id and later.position > traffic_mark.position
              ) as stands
       from traffic_mark order by marked_at desc, position desc limit $1`,
      [maxShown],
    ),
  ];
  return { groups, latest: latest.map((row) => ({ ...row, markedAt: row.markedAt.toISOString() })) };
}
