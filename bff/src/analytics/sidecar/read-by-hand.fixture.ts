import { beijingMidnight } from '../funnel/beijing-midnight';
import type { EventChoice } from '../report/event-choice';
import type { Dimension, Filter, ReportScope } from '../report/report-scope';
import { countBy } from './figures-by-hand.fixture';
import { momentOf } from './layout';
import { type PlantedEvent, sources, type World } from './planted-world.fixture';

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

export function peopleOf(events: readonly SeenEvent[]): SeenEvent[][] {
  const byRoot = new Map<number, SeenEvent[]>();
  for (const event of events) byRoot.set(event.root, [...(byRoot.get(event.root) ?? []), event]);
  return [...byRoot.values()];
}

export const marksIn = (events: readonly SeenEvent[]): Record<string, number> =>
  countBy(peopleOf(events.filter(({ mark }) => mark !== '')), ([first]) => first!.mark);

export const byName = (marks: readonly { mark: string; people: number }[]): Record<string, number> =>
  Object.fromEntries(marks.map(({ mark, people }) => [mark, people]));

export const scopeMs = ({ days }: ReportScope) => ({
  fromMs: beijingMidnight(days.from).getTime(),
  untilMs: beijingMidnight(days.to, 1).getTime(),
});
