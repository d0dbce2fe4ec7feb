import type { Minutes } from './tally';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const rateMinutes = 5;

export interface HourCount {
  /** The beginning of the hour. */
  at: string;
  accepted: number;
  rejected: number;
  /** Not all of this hour was counted yet: its figures are no figures. */
  known: boolean;
}

/** The last hours, oldest first, the running one last. */
export function hoursOf(minutes: Minutes, now: Date, hours: number, knownFrom: Date): HourCount[] {
  const lastHour = Math.floor(now.getTime() / hourMs);
  const series = Array.from({ length: hours }, (_, place): HourCount => {
    const startMs = (lastHour - hours + 1 + place) * hourMs;
    return {
      at: new Date(startMs).toISOString(),
      accepted: 0,
      rejected: 0,
      known: startMs >= knownFrom.getTime(),
    };
  });
  for (const [minute, count] of minutes) {
    const hour = series[Math.floor(minute / 60) - (lastHour - hours + 1)];
    if (!hour) continue;
    hour.accepted += count.accepted;
    hour.rejected += count.rejected;
  }
  return series;
}

/** Accepted per minute over the running minute and the four before it. */
export function acceptedPerMinute(minutes: Minutes, now: Date): number {
  const running = Math.floor(now.getTime() / minuteMs);
  let accepted = 0;
  for (let minute = running - rateMinutes + 1; minute <= running; minute += 1)
    accepted += minutes.get(minute)?.accepted ?? 0;
  const spanMinutes = rateMinutes - 1 + (now.getTime() - running * minuteMs) / minuteMs;
  return accepted / spanMinutes;
}

/** The value that 95 of 100 do not exceed (nearest rank); null when nothing was measured. */
export function percentile95(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * 0.95) - 1]!;
}
