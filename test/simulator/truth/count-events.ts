import { beijingDate } from '@loudou/shared/calendar';
import type { Known } from './identities';
import type { Happening } from './lived';

export interface EventCounts {
  count: number;
  people: number;
  days: Map<string, { count: number; people: number }>;
}

/** How often and by how many, over the whole and by day. */
export function countEvents(happenings: Iterable<Happening>): EventCounts {
  const people = new Set<Known>();
  const days = new Map<string, { count: number; people: Set<Known> }>();
  let count = 0;
  for (const { who, atMs } of happenings) {
    count += 1;
    people.add(who);
    const day = dayOf(atMs);
    const found = days.get(day) ?? { count: 0, people: new Set<Known>() };
    days.set(day, found);
    found.count += 1;
    found.people.add(who);
  }
  return {
    count,
    people: people.size,
    days: new Map(
      [...days].map(([day, counted]) => [day, { count: counted.count, people: counted.people.size }]),
    ),
  };
}

const dayMs = 86_400_000;
const beijingMs = 8 * 3_600_000;
const known = new Map<number, string>();

/** As `beijingDate`, remembered, since a million events fall on a few days. */
export function dayOf(atMs: number): string {
  const number = Math.floor((atMs + beijingMs) / dayMs);
  const day = known.get(number) ?? beijingDate(atMs);
  known.set(number, day);
  return day;
}
