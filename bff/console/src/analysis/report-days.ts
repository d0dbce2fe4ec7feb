import { addDays, daysInclusive, isDay } from '../format/moments';

/** Days in Beijing, both included. */
export interface Days {
  from: string;
  to: string;
}

/** How long after the arrival a share still moves, and the day itself must be over. In the order of the funnel. */
const ripening = [
  { step: 'submitted', days: 2 },
  { step: 'credited', days: 5 },
  { step: 'drawn', days: 12 },
  { step: 'repaid', days: 45 },
] as const;
export type RipeStep = (typeof ripening)[number]['step'];

const relative = {
  today: { length: 1, endedDaysAgo: 0 },
  yesterday: { length: 1, endedDaysAgo: 1 },
  last7: { length: 7, endedDaysAgo: 0 },
  last28: { length: 28, endedDaysAgo: 0 },
  credited28: { length: 28, endedDaysAgo: 5 },
  drawn28: { length: 28, endedDaysAgo: 12 },
  repaid28: { length: 28, endedDaysAgo: 45 },
  last90: { length: 90, endedDaysAgo: 0 },
} as const;

/** A stretch that moves with the present: a saved view goes on meaning "the last 28 days". */
export type Preset = keyof typeof relative;
export const presets = Object.keys(relative) as Preset[];
const isPreset = (text: string): text is Preset => Object.hasOwn(relative, text);

export type DaysChoice = Preset | Days;

/** The longest stretch that one question may cover. */
export const MAX_DAYS = 400;

export function daysOf(choice: DaysChoice, today: string): Days {
  if (typeof choice !== 'string') return choice;
  const { length, endedDaysAgo } = relative[choice];
  const to = addDays(today, -endedDaysAgo);
  return { from: addDays(to, 1 - length), to };
}

/** The preset that means these days today, so that what was picked from the list goes on moving. */
export function choiceOf(days: Days, today: string): DaysChoice {
  const same = presets.find((preset) => {
    const range = daysOf(preset, today);
    return range.from === days.from && range.to === days.to;
  });
  return same ?? days;
}

/** Null for whatever is no stretch of days that a report can be asked for. */
export function readDays(text: string): DaysChoice | null {
  if (isPreset(text)) return text;
  const [from, to, ...rest] = text.split('~');
  if (!from || !to || rest.length > 0 || !isDay(from) || !isDay(to)) return null;
  const length = daysInclusive(from, to);
  return length >= 1 && length <= MAX_DAYS ? { from, to } : null;
}

export const writeDays = (choice: DaysChoice): string =>
  typeof choice === 'string' ? choice : `${choice.from}~${choice.to}`;

export const lastRipeDay = (step: RipeStep, today: string): string =>
  addDays(today, -ripening.find((each) => each.step === step)!.days);

/**
 * How far a stretch of arrival days has ripened: the last step of which no share moves any more, `all` when that is
 * the last one that ripens in reach, null when nothing stands still yet.
 */
export function ripenessOf({ to }: Days, today: string): Exclude<RipeStep, 'repaid'> | 'all' | null {
  const ripe = ripening.filter(({ step }) => to <= lastRipeDay(step, today));
  const last = ripe.at(-1);
  return !last ? null : last.step === 'repaid' ? 'all' : last.step;
}
