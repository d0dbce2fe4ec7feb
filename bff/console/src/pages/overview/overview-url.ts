import type { Breakdown } from '../../api/types';
import { addDays, daysInclusive, isDay } from '../../format/moments';

/** What the page shows; all of it stands in the address. */
export interface OverviewView {
  from: string;
  to: string;
  by: Breakdown;
  includeTest: boolean;
}

export const breakdowns: Breakdown[] = ['adPlatform', 'entryKind', 'host'];
export const DEFAULT_DAYS = 28;
const MAX_DAYS = 400;
/** Credit moves until the fourth day after the arrival, and the day itself must be over. */
export const CREDIT_RIPE_DAYS = 5;

/** Whatever stands in the address, a view comes out: a broken part falls back to its default. */
export function readView(parameters: URLSearchParams, today: string): OverviewView {
  const by = breakdowns.find((each) => each === parameters.get('by')) ?? 'adPlatform';
  return { ...readRange(parameters, today), by, includeTest: parameters.get('test') === '1' };
}

function readRange(parameters: URLSearchParams, today: string): { from: string; to: string } {
  const from = parameters.get('from') ?? '';
  const to = parameters.get('to') ?? '';
  const days = isDay(from) && isDay(to) ? daysInclusive(from, to) : 0;
  if (days >= 1 && days <= MAX_DAYS) return { from, to };
  return lastDays(today, DEFAULT_DAYS);
}

export function lastDays(today: string, days: number, endingDaysAgo = 0): { from: string; to: string } {
  const to = addDays(today, -endingDaysAgo);
  return { from: addDays(to, 1 - days), to };
}

/** Defaults are left out, so that the plain address goes on meaning "the last 28 days". */
export function writeView(view: OverviewView, today: string): URLSearchParams {
  const parameters = new URLSearchParams();
  const standard = lastDays(today, DEFAULT_DAYS);
  if (view.from !== standard.from || view.to !== standard.to) {
    parameters.set('from', view.from);
    parameters.set('to', view.to);
  }
  if (view.by !== 'adPlatform') parameters.set('by', view.by);
  if (view.includeTest) parameters.set('test', '1');
  return parameters;
}
