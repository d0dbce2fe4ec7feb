import { beijingDate } from '@loudou/shared/calendar';
import { appendJournal, readJournal } from '../ad-platform/journal-file';

/** One conversion as the platform understood it. */
export interface Conversion {
  accountId: string;
  event: string;
  /** Empty when the sender gave none; then nothing can be known as a repeat. */
  externalId: string;
  clickId: string;
  eventTime: Date;
  /** Null: none was told. */
  amountFen: number | null;
  grade: 'A' | 'B' | 'C' | null;
}

export interface BookedConversion extends Conversion {
  platform: string;
  /** The day of the event where the platform lives. */
  day: string;
  receivedAt: Date;
}

export interface BookCounts {
  /** Conversions that came, whatever became of them. */
  received: number;
  inEffect: number;
  /** Known already: came again and changed nothing. */
  repeated: number;
  refused: number;
  /** Answered by a planned fault before anything was judged. */
  failed: number;
}

export interface DayCounts extends BookCounts {
  event: string;
  day: string;
}

export interface BookOptions {
  maxEntries?: number;
  /** Where conversions are kept, so that they are there again after a restart. */
  file?: string;
}

/** A conversion in effect as a line of the file. */
interface KeptEntry {
  key: string;
  conversion: Omit<Conversion, 'eventTime'> & { eventTime: string };
  receivedAt: string;
}

const usualMaxEntries = 1_000_000;

/** What a platform keeps of the conversions that it was told: each in effect once, and a count of everything. */
export class ConversionBook {
  readonly counts: BookCounts = noCounts();
  /** By what the platform knows a repeat by. */
  private readonly entries = new Map<string, BookedConversion>();
  private readonly days = new Map<string, DayCounts>();
  private unnamed = 0;

  constructor(
    readonly platform: string,
    private readonly options: BookOptions = {},
  ) {
    for (const { key, conversion, receivedAt } of readJournal<KeptEntry>(options.file ?? '')) {
      this.enter(key, { ...conversion, eventTime: new Date(conversion.eventTime) }, new Date(receivedAt));
    }
  }

  /** False: it was known already. An empty key is never a repeat. */
  take(key: string, conversion: Conversion, receivedAt: Date): boolean {
    const isNew = this.enter(key, conversion, receivedAt);
    if (isNew && this.options.file) appendJournal(this.options.file, { key, conversion, receivedAt });
    return isNew;
  }

  private enter(key: string, conversion: Conversion, receivedAt: Date): boolean {
    const day = beijingDate(conversion.eventTime.getTime());
    if (key !== '' && this.entries.has(key)) {
      this.count('repeated', conversion.event, day);
      return false;
    }
    // Forgetting one would let its repetition take effect, so nothing is forgotten.
    if (this.entries.size >= (this.options.maxEntries ?? usualMaxEntries))
      throw new Error('The book of conversions is full');
    const kept = key === '' ? `unnamed ${(this.unnamed += 1)}` : key;
    this.entries.set(kept, { ...conversion, platform: this.platform, day, receivedAt });
    this.count('inEffect', conversion.event, day);
    return true;
  }

  refuse(event: string, at: Date): void {
    this.count('refused', event, beijingDate(at.getTime()));
  }

  fail(event: string, at: Date): void {
    this.count('failed', event, beijingDate(at.getTime()));
  }

  /** In the order in which they took effect; of one day of events when asked for. */
  inEffect(day?: string): BookedConversion[] {
    const all = [...this.entries.values()];
    return day === undefined ? all : all.filter((conversion) => conversion.day === day);
  }

  byEventAndDay(): DayCounts[] {
    return [...this.days.values()].sort((one, other) => keyOf(one).localeCompare(keyOf(other)));
  }

  private count(outcome: Exclude<keyof BookCounts, 'received'>, event: string, day: string): void {
    const key = keyOf({ event, day });
    const ofDay = this.days.get(key) ?? { event, day, ...noCounts() };
    this.days.set(key, ofDay);
    for (const counts of [this.counts, ofDay]) {
      counts.received += 1;
      counts[outcome] += 1;
    }
  }
}

const keyOf = ({ event, day }: { event: string; day: string }) => `${day} ${event}`;

const noCounts = (): BookCounts => ({ received: 0, inEffect: 0, repeated: 0, refused: 0, failed: 0 });
