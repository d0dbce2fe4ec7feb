import type { Queryable } from '../../platform/database';
import { stepNames } from '../funnel/steps';
import type { PersonInList } from '../report/report-answers';

/** How far somebody came and when they were last seen, as it stands now. */
export type Standing = Pick<PersonInList, 'lastSeenAt' | 'step' | 'grade'>;

interface StandingRow {
  root_id: string;
  last_seen_at: Date;
  depth: number;
  grade: PersonInList['grade'];
}

/** By person; whoever never arrived, or became part of another in the meantime, is not in it. */
export async function standingsOf(
  db: Queryable,
  personIds: readonly string[],
): Promise<Map<string, Standing>> {
  const rows = await db.query<StandingRow>(
    'select root_id, last_seen_at, depth, grade from journey_person where root_id = any ($1)',
    [personIds],
  );
  return new Map(
    rows.map(({ root_id, last_seen_at, depth, grade }) => [
      root_id,
      { lastSeenAt: last_seen_at.toISOString(), step: stepNames[depth - 1]!, grade },
    ]),
  );
}
