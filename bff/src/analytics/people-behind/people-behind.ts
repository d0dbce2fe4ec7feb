import type { Queryable } from '../../platform/database';
import type { PersonInList } from '../report/report-answers';
import type { Sidecar } from '../sidecar/sidecar';
import { type Standing, standingsOf } from './journeys.store';
import { type BehindSql, listBehindSql } from './people-behind.sql';
import { type PeoplePage, type PersonPlace, writePersonPlace } from './people-page';

/** Somebody behind a figure, by ids and by where they came from; no personal value. */
export interface FoundPerson extends Pick<PersonInList, 'personId' | 'source' | 'mark'> {
  /** Null where no arrival is known. */
  arrivedAt: string | null;
}

/** As the list shows them; where they stand is null while nothing is known of it. */
export interface PersonBehind extends FoundPerson, Pick<PersonInList, 'grade'> {
  lastSeenAt: string | null;
  step: string | null;
}

export interface PeopleBehindAnswer {
  /** Everything that was recorded up to this moment is in the list. */
  asOf: string;
  /** The figure, counted from the same rows as the report counts it. */
  total: number;
  people: PersonBehind[];
  /** Give it back to get the people after these; null at the end. */
  after: string | null;
}

/** How one figure of a report says who is in it; `asOf` is the moment that the answer stands at. */
export type Behind = (asOf: Date) => BehindSql;

/**
 * One page of the people behind a figure that is read event by event. It stands in the same line as the reports, with
 * the same time, and ends with who asked. Errors: those of `Sidecar.answer`.
 */
export async function answerPeopleBehind(
  { db }: { db: Queryable },
  sidecar: Sidecar,
  behind: Behind,
  { after, limit }: PeoplePage,
  signal?: AbortSignal,
): Promise<PeopleBehindAnswer> {
  const { total, people, asOf } = await findBehind(sidecar, behind, { after, rows: limit + 1 }, signal);
  const shown = people.slice(0, limit);
  const last = shown.at(-1);
  return {
    asOf: asOf.toISOString(),
    total,
    people: await withStandings(db, shown),
    after: people.length > limit && last ? writePersonPlace(placeOf(last)) : null,
  };
}

interface FoundRow {
  total: number;
  person_id: string | null;
  arrived_ms: number;
  mark: string;
  ad_platform: string;
  account_id: string;
  plan_id: string;
  entry_kind: string;
  host: string;
}

/** So many of the people behind a figure and how many they are, from one state of the file. */
export async function findBehind(
  sidecar: Sidecar,
  behind: Behind,
  part: { after?: PersonPlace | undefined; rows: number },
  signal?: AbortSignal,
): Promise<{ total: number; people: FoundPerson[]; asOf: Date }> {
  return sidecar.answer(async ({ ask, asOf }) => {
    const sql = behind(asOf);
    const rows = await ask<FoundRow>(listBehindSql(sql, part), sql.bound.values);
    return {
      asOf,
      total: rows[0]!.total,
      people: rows.flatMap((row) => (row.person_id === null ? [] : [foundPerson(row, row.person_id)])),
    };
  }, signal);
}

const foundPerson = (row: FoundRow, personId: string): FoundPerson => ({
  personId,
  arrivedAt: row.arrived_ms < 0 ? null : new Date(row.arrived_ms).toISOString(),
  source: {
    adPlatform: row.ad_platform,
    account: row.account_id,
    plan: row.plan_id,
    entryKind: row.entry_kind,
    host: row.host,
  },
  mark: row.mark,
});

const placeOf = ({ arrivedAt, personId }: FoundPerson): PersonPlace => ({
  arrivedMs: arrivedAt === null ? -1 : Date.parse(arrivedAt),
  personId,
});

const unknownStanding: { [Key in keyof Standing]: null } = { lastSeenAt: null, step: null, grade: null };

/** The same people with where they stand by now. */
export async function withStandings(db: Queryable, people: readonly FoundPerson[]): Promise<PersonBehind[]> {
  if (people.length === 0) return [];
  const standings = await standingsOf(
    db,
    people.map(({ personId }) => personId),
  );
  return people.map((person) => ({
    ...person,
    ...(standings.get(person.personId) ?? unknownStanding),
  }));
}
