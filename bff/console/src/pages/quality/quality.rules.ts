import type { Freshness, Lost, QuarantineGroup, ReportStore, Traffic } from './quality-api';

/** Below this a report is as good as live; recording and counting take their moment. */
export const LATE_MS = 60_000;

export const heldRows = (groups: readonly QuarantineGroup[]): number =>
  groups.reduce((sum, { rows }) => sum + rows, 0);

export const markedPeople = (groups: Traffic['groups']): number =>
  groups.reduce((sum, { people }) => sum + people, 0);

/** What rules said; the rest an operator did. */
export const markedByRules = (groups: Traffic['groups']): number =>
  markedPeople(groups.filter(({ rule }) => rule !== 'operator'));

export const newestHeldAt = (groups: readonly QuarantineGroup[]): string =>
  groups.reduce((newest, { lastAt }) => (lastAt > newest ? lastAt : newest), '');

/** The whole loss; zero where no phone told of any. */
export function lostOf({ groups }: Lost): { events: number; people: number } {
  const all = groups.find(({ key }) => key === 'all')?.figures;
  return { events: all?.sum ?? 0, people: all?.people ?? 0 };
}

export type FreshWord = 'notBuilt' | 'copyUnavailable' | 'copyBuilding' | 'behind' | 'fresh';

/** What there is to say of how fresh the reports are: the worst first, all of it unless all is well. */
export function freshWords(freshness: Freshness, store: ReportStore | undefined): FreshWord[] {
  const words: FreshWord[] = [];
  if (!freshness.built) words.push('notBuilt');
  else if (freshness.behindMs > LATE_MS) words.push('behind');
  if (store?.state === 'unavailable') words.push('copyUnavailable');
  if (store?.state === 'building') words.push('copyBuilding');
  return words.length === 0 ? ['fresh'] : words;
}
