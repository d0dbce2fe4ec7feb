import fc from 'fast-check';
import { beijingMidnight } from '../funnel/beijing-midnight';
import type { EventChoice } from '../report/event-choice';
import type { Dimension, Filter, ReportScope } from '../report/report-scope';
import { Appending } from './appending';
import { connectForQuestions, loadDuckDb } from './duckdb';
import { eventRow, type EventRow } from './event-row.rules';
import { arrivingSql, eventColumns, eventNames, layoutSql, momentOf } from './layout';
import {
  numberPeopleSql,
  peopleTablesSql,
  settleMovedSql,
  takeFamiliesSql,
  takeStandingsSql,
} from './people.sql';
import type { Row, Sidecar } from './sidecar';

export interface PlantedPerson {
  /** Merged into the person of that place, who lies before them. */
  partOf: number | null;
  source: number;
  mark: string;
  /** Arrived so long after 1970; at its beginning when not said. */
  arrivedMs?: number;
}

export interface PlantedEvent {
  person: number;
  name: string;
  atMs: number;
  sequence: number;
  page: string;
  host: string;
  visit: string;
  properties: Record<string, string | number | boolean>;
}

export interface World {
  people: PlantedPerson[];
  events: PlantedEvent[];
}

const sources = [
  { host: 'tt', adPlatform: 'ocean_engine', entryKind: 'ad' },
  { host: 'weapp', adPlatform: 'tencent_ads', entryKind: 'ad' },
  { host: 'h5', adPlatform: '', entryKind: 'direct' },
];

const personId = (place: number) => `prs_${String(place).padStart(26, '0')}`;

/** The sidecar of a small world that lies in memory, filled by the statements that the feed uses. */
export async function openPlanted() {
  const duckdb = await loadDuckDb();
  const instance = await duckdb.DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await connectForQuestions(instance);
  await connection.run(`${layoutSql}; ${arrivingSql}; ${peopleTablesSql}`);
  for (const [number, name] of eventNames.entries())
    await connection.run('insert into event_name values ($1, $2)', [number, name]);
  for (const [place, { host, entryKind, adPlatform }] of sources.entries())
    await connection.run("insert into source values ($1, $2, $3, $4, '', '', '', '', '', '', '')", [
      place,
      host,
      entryKind,
      adPlatform,
    ]);

  async function append(table: string, rows: Parameters<Appending['append']>[0]) {
    const appending = await Appending.open(duckdb, connection, table);
    appending.append(rows);
    appending.close();
  }

  async function plant(world: World): Promise<void> {
    await connection.run('delete from event; delete from person');
    await append(
      'arriving',
      world.events.map((event) => plantedRow(event)!),
    );
    await append(
      'standing',
      world.people.map(({ source, mark, arrivedMs }, place) => [
        personId(place),
        source,
        mark,
        BigInt(arrivedMs ?? 0),
      ]),
    );
    await append(
      'family',
      world.people.flatMap(({ partOf }, place) =>
        partOf === null ? [] : [[personId(place), personId(partOf)]],
      ),
    );
    for (const sql of [numberPeopleSql('arriving'), ...takeStandingsSql, ...takeFamiliesSql, settleMovedSql])
      await connection.run(sql);
    await connection.run(
      `insert into event select person.number, ${eventColumns.join(', ')} from arriving join person using (person_id);
       delete from arriving; delete from standing; delete from family; delete from moved`,
    );
  }

  let asOf = new Date(0);
  const sidecar: Pick<Sidecar, 'answer'> = {
    answer: (work) =>
      work({
        asOf,
        ask: async (sql, values = []) =>
          (await connection.runAndReadAll(sql, [...values])).getRowObjectsJS() as Row[],
      }),
  };
  return {
    sidecar: sidecar as Sidecar,
    plant,
    /** Until when everything is in, as the answers are told. */
    standAt: (moment: Date) => {
      asOf = moment;
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function plantedRow(event: PlantedEvent): EventRow | null {
  return eventRow({
    person_id: personId(event.person),
    name: event.name,
    happened_at_ms: event.atMs,
    sequence: event.sequence,
    page: event.page,
    host: event.host,
    app_version: '',
    visit: event.visit,
    properties: event.properties,
  });
}

/** An event as the naive reader sees it: who did it by now, where they came from, and when exactly. */
export interface SeenEvent extends PlantedEvent {
  root: number;
  mark: string;
  source: (typeof sources)[number];
  moment: bigint;
}

export function seenEvents({ people, events }: World): SeenEvent[] {
  const rootOf = (place: number): number => {
    const { partOf } = people[place]!;
    return partOf === null ? place : rootOf(partOf);
  };
  return events.map((event) => {
    const root = rootOf(event.person);
    const { mark, source } = people[root]!;
    return { ...event, root, mark, source: sources[source]!, moment: momentOf(event.atMs, event.sequence) };
  });
}

export function isChosen(choice: EventChoice, event: PlantedEvent): boolean {
  if (event.name !== choice.name || (choice.page !== undefined && event.page !== choice.page)) return false;
  return choice.where.every(({ property, operator, values }) => {
    const value = event.properties[property];
    if (operator === 'exists') return value !== undefined;
    if (operator === 'is_not') return value === undefined || !values.map(String).includes(String(value));
    if (value === undefined) return false;
    if (operator === 'is') return values.map(String).includes(String(value));
    if (typeof value !== 'number') return false;
    return operator === 'at_least' ? value >= (values[0] as number) : value <= (values[0] as number);
  });
}

export function keyOf(dimension: Dimension | undefined, event: SeenEvent): string {
  if (dimension === undefined) return '';
  if (dimension === 'page') return event.page;
  if (dimension === 'eventHost') return event.host;
  if (dimension === 'host' || dimension === 'adPlatform' || dimension === 'entryKind')
    return event.source[dimension];
  return '';
}

export const passes = (filters: readonly Filter[], event: SeenEvent): boolean =>
  filters.every(({ dimension, values }) => values.includes(keyOf(dimension, event)));

/** As DuckDB and PostgreSQL interpolate. */
export function quantile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return low + (high - low) * (place - Math.floor(place));
}

export const marksIn = (events: readonly SeenEvent[]): Record<string, number> =>
  countBy(peopleOf(events.filter(({ mark }) => mark !== '')), ([first]) => first!.mark);

export const byName = (marks: readonly { mark: string; people: number }[]): Record<string, number> =>
  Object.fromEntries(marks.map(({ mark, people }) => [mark, people]));

export const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 1000) / 1000;

export const countBy = <Item>(
  items: readonly Item[],
  key: (item: Item) => string,
): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
};

export function peopleOf(events: readonly SeenEvent[]): SeenEvent[][] {
  const byRoot = new Map<number, SeenEvent[]>();
  for (const event of events) byRoot.set(event.root, [...(byRoot.get(event.root) ?? []), event]);
  return [...byRoot.values()];
}

export const firstDay = '2026-10-01';
export const dayMs = 86_400_000;
const firstMs = beijingMidnight(firstDay).getTime();

/** Few names, few pages, times that fall onto one another and onto the edges of days and windows. */
export const plantedNames = [
  'page_viewed',
  'field_focused',
  'application_started',
  'loan_disbursed',
] as const;
const plantedPages = ['apply/identity', 'apply/phone'];

const atMs = fc
  .tuple(
    fc.integer({ min: -1, max: 4 }),
    fc.constantFrom(0, 1, 2, 60_000, 60_001, 120_000, 3_600_000, dayMs - 1, dayMs - 60_000),
  )
  .map(([day, ms]) => firstMs + day * dayMs + ms);

const properties = (name: string): fc.Arbitrary<PlantedEvent['properties']> => {
  if (name === 'field_focused') return fc.record({ field: fc.constantFrom('name', 'number') });
  if (name === 'loan_disbursed')
    return fc.record(
      {
        amountFen: fc.constantFrom(100, 250, 5_000),
        months: fc.constantFrom(3, 12),
        limitBand: fc.constantFrom('l1', 'l2'),
      },
      { requiredKeys: [] },
    );
  return fc.constant({});
};

const event = (people: number, names: readonly string[]): fc.Arbitrary<PlantedEvent> =>
  fc.constantFrom(...names).chain((name) =>
    fc.record({
      person: fc.nat(people - 1),
      name: fc.constant(name),
      atMs,
      sequence: fc.nat(3),
      page: fc.constantFrom(...plantedPages),
      host: fc.constantFrom('tt', 'weapp'),
      visit: fc.constantFrom('v1', 'v2'),
      properties: properties(name),
    }),
  );

export const anyWorld = (names: readonly string[] = plantedNames): fc.Arbitrary<World> =>
  fc.integer({ min: 1, max: 5 }).chain((people) =>
    fc.record({
      people: fc.tuple(
        ...Array.from({ length: people }, (_, place) =>
          fc.record({
            partOf: place === 0 ? fc.constant(null) : fc.option(fc.nat(place - 1), { freq: 2 }),
            source: fc.nat(sources.length - 1),
            mark: fc.constantFrom('', '', '', 'bot', 'staff'),
          }),
        ),
      ),
      events: fc.array(event(people, names), { maxLength: 24 }),
    }),
  );

export const anyScope: fc.Arbitrary<ReportScope> = fc.record({
  days: fc
    .tuple(fc.nat(2), fc.nat(2))
    .map(([from, length]) => ({ from: dayAfter(from), to: dayAfter(from + length) })),
  filters: fc.oneof(
    { weight: 3, arbitrary: fc.constant<Filter[]>([]) },
    fc.constantFrom<Filter[]>(
      [{ dimension: 'page', values: [plantedPages[0]!] }],
      [{ dimension: 'adPlatform', values: ['ocean_engine', ''] }],
      [{ dimension: 'eventHost', values: ['tt'] }],
    ),
  ),
  includeMarked: fc.boolean(),
});

export const anyBreakdown: fc.Arbitrary<Dimension | undefined> = fc.constantFrom(
  undefined,
  'adPlatform' as const,
  'page' as const,
);

const dayAfter = (days: number) =>
  new Date(Date.parse(`${firstDay}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

export const scopeMs = ({ days }: ReportScope) => ({
  fromMs: beijingMidnight(days.from).getTime(),
  untilMs: beijingMidnight(days.to, 1).getTime(),
});

export const anyChoice: fc.Arbitrary<EventChoice> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...plantedNames).map((name) => ({ name, where: [] })) },
  fc.constantFrom<EventChoice>(
    { name: 'page_viewed', page: plantedPages[0]!, where: [] },
    { name: 'field_focused', where: [{ property: 'field', operator: 'is', values: ['name'] }] },
    { name: 'field_focused', where: [{ property: 'field', operator: 'is_not', values: ['name'] }] },
    { name: 'loan_disbursed', where: [{ property: 'amountFen', operator: 'at_least', values: [250] }] },
    { name: 'loan_disbursed', where: [{ property: 'months', operator: 'at_most', values: [3] }] },
    { name: 'loan_disbursed', where: [{ property: 'limitBand', operator: 'exists', values: [] }] },
    { name: 'loan_disbursed', where: [{ property: 'months', operator: 'is', values: [12] }] },
  ),
);
