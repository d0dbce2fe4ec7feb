import { sourceFilters } from '../funnel/funnel-question';
import { countPeople, type Depths, depthsOf, type PeopleScope, standingGroups } from '../groups/people';
import type { PeoplePlace } from '../groups/people-cursor';
import { GroupQuestion, PeopleQuestion } from '../groups/people-question';
import { listPeople } from '../groups/people.store';
import type { PersonBehind } from '../people-behind/people-behind';
import { defineExportTable, type ExportGround, type ExportRecord, type OpenedTable } from './export-table';

/** Rows read at once. */
const pageRows = 1_000;

export const peopleColumns = [
  'person_id',
  'arrived_at',
  'last_seen_at',
  'step',
  'grade',
  'ad_platform',
  'account',
  'plan',
  'entry_kind',
  'host',
  'mark',
] as const;

/** The people behind a number of the funnel; ids and sources only, no personal value. */
export const peopleTable = defineExportTable({
  columns: peopleColumns,
  question: PeopleQuestion,
  open: (ground, question) => openPeople(ground, question, depthsOf(question.step, question.which)),
});

/** The people of one of the two standing groups. */
export const groupTable = defineExportTable({
  columns: peopleColumns,
  question: GroupQuestion,
  open: (ground, question) => openPeople(ground, question, standingGroups[question.group]),
});

async function openPeople(ground: ExportGround, scope: PeopleScope, depths: Depths): Promise<OpenedTable> {
  const { total } = await countPeople(ground.db, scope, depths);
  return { total, records: people(ground, scope, depths) };
}

async function* people(
  { db }: ExportGround,
  scope: PeopleScope,
  depths: Depths,
): AsyncGenerator<ExportRecord> {
  const filters = sourceFilters(scope);
  let after: PeoplePlace | undefined;
  do {
    const page = await listPeople(db, { ...scope, filters, depths, after, limit: pageRows });
    for (const person of page.people) yield peopleRecord(person);
    after = page.after ?? undefined;
  } while (after);
}

export const peopleRecord = (person: PersonBehind): ExportRecord => ({
  person_id: person.personId,
  arrived_at: person.arrivedAt,
  last_seen_at: person.lastSeenAt,
  step: person.step,
  grade: person.grade,
  ad_platform: person.source.adPlatform,
  account: person.source.account,
  plan: person.source.plan,
  entry_kind: person.source.entryKind,
  host: person.source.host,
  mark: person.mark,
});
