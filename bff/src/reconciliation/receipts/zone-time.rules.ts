const WALL = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?$/;
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;
const SECONDS = /^\d{10}$/;
const MILLISECONDS = /^\d{13}$/;

/** A moment as reports write it: epoch seconds or milliseconds, ISO with an offset, or a wall clock of the zone. */
export function momentOf(text: string, timeZone: string): number | null {
  if (SECONDS.test(text)) return Number(text) * 1000;
  if (MILLISECONDS.test(text)) return Number(text);
  if (WITH_OFFSET.test(text)) {
    const parsed = Date.parse(text);
    return Number.isNaN(parsed) ? null : parsed;
  }
  const wall = WALL.exec(text);
  if (!wall) return null;
  const [year, month, date, hour, minute, second] = wall
    .slice(1)
    .map((part) => Number(part ?? 0)) as number[];
  const asUtc = Date.UTC(year!, month! - 1, date!, hour!, minute!, second!);
  const back = new Date(asUtc);
  const isReal =
    back.getUTCMonth() === month! - 1 &&
    back.getUTCDate() === date! &&
    hour! < 24 &&
    minute! < 60 &&
    second! < 60;
  return isReal ? inZone(asUtc, timeZone) : null;
}

/** 2026-11-21, 2026/11/21, 20261121 -> 2026-11-21; null for no day of the calendar. */
export function dayOf(text: string): string | null {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const parts = compact ?? /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]0{1,2}:00(?::00)?)?$/.exec(text);
  if (!parts) return null;
  const day = `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`;
  const moment = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === day ? day : null;
}

/** Twice, because the first guess of the offset may stand on the other side of a change of the clocks. */
function inZone(wallAsUtcMs: number, timeZone: string): number {
  const first = wallAsUtcMs - offsetMs(wallAsUtcMs, timeZone);
  return wallAsUtcMs - offsetMs(first, timeZone);
}

const formats = new Map<string, Intl.DateTimeFormat>();
const MAX_FORMATS = 50;

function offsetMs(moment: number, timeZone: string): number {
  if (timeZone === 'Asia/Shanghai') return 8 * 3_600_000;
  const known = formats.get(timeZone);
  if (!known && formats.size >= MAX_FORMATS) formats.clear();
  const format =
    known ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  formats.set(timeZone, format);
  const parts = Object.fromEntries(
    format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]),
  );
  return (
    Date.UTC(
      parts['year']!,
      parts['month']! - 1,
      parts['day']!,
      parts['hour']!,
      parts['minute']!,
      parts['second']!,
    ) -
    Math.floor(moment / 1000) * 1000
  );
}
