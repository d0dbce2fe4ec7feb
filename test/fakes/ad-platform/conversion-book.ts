import { beijingDate, type CalendarDate } from '@loudou/shared/calendar';

/** One conversion as the platform understood it. */
export interface Conversion {
  accountId: string;
  event: string;
  /** Where it was told, or as what: two of different kinds are two conversions. */
  kind: string;
  /** Credited to its click, of which one event counts once; else every moment of it is one. */
  countsOnce: boolean;
  clickId: string;
  eventTimeMs: number;
  externalId: string | null;
  /** Money paid out. */
  amountFen: number | null;
  grade: 'A' | 'B' | 'C' | null;
  /** Everything else that came with it. */
  properties: Record<string, unknown>;
}

export interface ConversionCounts {
  /** Every request; the other four add up to it. */
  received: number;
  inEffect: number;
  repeated: number;
  refused: number;
  /** Answered by a planned fault before anything was judged. */
  failed: number;
}

export interface DayCount {
  day: CalendarDate;
  event: string;
  inEffect: number;
  repeated: number;
}

export interface Refusal {
  reason: string;
  at: string;
}

const maxRefusalsKept = 1_000;
const usualMaxConversions = 1_000_000;

/** What a platform counted: each conversion takes effect once, however often it is told. */
export class ConversionBook {
  readonly counts: ConversionCounts = { received: 0, inEffect: 0, repeated: 0, refused: 0, failed: 0 };
  /** The newest reasons, for whoever wonders. */
  readonly refusals: Refusal[] = [];
  private readonly conversions = new Map<string, Conversion>();
  private readonly days = new Map<string, DayCount>();

  constructor(private readonly maxConversions = usualMaxConversions) {}

  take(conversion: Conversion): 'in_effect' | 'repeated' {
    this.counts.received += 1;
    const key = keyOf(conversion);
    const day = this.dayOf(conversion);
    if (this.conversions.has(key)) {
      this.counts.repeated += 1;
      day.repeated += 1;
      return 'repeated';
    }
    // Forgetting one would let its repetition take effect, so nothing is forgotten.
    if (this.conversions.size >= this.maxConversions) throw new Error('The book of conversions is full');
    this.conversions.set(key, conversion);
    this.counts.inEffect += 1;
    day.inEffect += 1;
    return 'in_effect';
  }

  refuse(reason: string, at: Date): void {
    this.counts.received += 1;
    this.counts.refused += 1;
    this.refusals.push({ reason, at: at.toISOString() });
    if (this.refusals.length > maxRefusalsKept) this.refusals.shift();
  }

  fail(): void {
    this.counts.received += 1;
    this.counts.failed += 1;
  }

  /** In the order in which they took effect; of one day of events when asked for. */
  inEffect(day?: CalendarDate): Conversion[] {
    const all = [...this.conversions.values()];
    return day === undefined ? all : all.filter(({ eventTimeMs }) => beijingDate(eventTimeMs) === day);
  }

  /** Newest day first. */
  byEventAndDay(day?: CalendarDate): DayCount[] {
    return [...this.days.values()]
      .filter((count) => day === undefined || count.day === day)
      .sort((a, b) => b.day.localeCompare(a.day) || a.event.localeCompare(b.event));
  }

  private dayOf({ eventTimeMs, event }: Conversion): DayCount {
    const day = beijingDate(eventTimeMs);
    const key = `${day} ${event}`;
    const known = this.days.get(key) ?? { day, event, inEffect: 0, repeated: 0 };
    this.days.set(key, known);
    return known;
  }
}

function keyOf({ clickId, event, kind, countsOnce, eventTimeMs }: Conversion): string {
  return JSON.stringify(countsOnce ? [clickId, event] : [clickId, event, kind, eventTimeMs]);
}
