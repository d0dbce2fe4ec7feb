import fc from 'fast-check';
import { beijingMidnight } from '../funnel/beijing-midnight';
import type { EventChoice } from '../report/event-choice';
import type { Dimension, Filter, ReportScope } from '../report/report-scope';
import { dayMs, firstDay, type PlantedEvent, sources, type World } from './planted-world.fixture';

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
