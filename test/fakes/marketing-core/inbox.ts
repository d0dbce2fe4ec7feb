import type { ReceivedEvent } from './event-checks';
import { appendInboxFile, readInboxFile } from './inbox-file';

export interface InboxEntry {
  event: ReceivedEvent;
  receivedAt: string;
  /** False when the id was known already: it came again and changed nothing. */
  inEffect: boolean;
}

export interface InboxCounts {
  received: number;
  inEffect: number;
  repeated: number;
  refused: number;
}

const usualMaxEntries = 5_000;

export type TakeResult = { entries: InboxEntry[] } | { refusal: string };

/** What a careful receiver keeps: each id takes effect once, and one person's sequence only rises. */
export class Inbox {
  readonly entries: InboxEntry[] = [];
  readonly counts: InboxCounts = { received: 0, inEffect: 0, repeated: 0, refused: 0 };
  private readonly seen = new Set<string>();
  private readonly lastSequence = new Map<string, string>();

  constructor(
    private readonly file?: string,
    private readonly maxEntries: number = usualMaxEntries,
  ) {
    if (file) readInboxFile(file).forEach((entry) => this.keep(entry));
  }

  /** All of the batch or nothing of it. */
  take(events: readonly ReceivedEvent[], receivedAt: Date): TakeResult {
    const disorder = this.findDisorder(events);
    if (disorder) return { refusal: disorder };
    const entries: InboxEntry[] = [];
    for (const event of events) {
      const entry = { event, receivedAt: receivedAt.toISOString(), inEffect: !this.seen.has(event.id) };
      this.keep(entry);
      entries.push(entry);
    }
    if (this.file) appendInboxFile(this.file, entries);
    return { entries };
  }

  refuse(events: number): void {
    this.counts.refused += events;
  }

  newestFirst(filter: { person?: string; limit: number }): InboxEntry[] {
    return this.entries
      .filter((entry) => !filter.person || entry.event.subject === filter.person)
      .slice(-filter.limit)
      .reverse();
  }

  private findDisorder(events: readonly ReceivedEvent[]): string | null {
    const last = new Map<string, string>();
    const seen = new Set<string>();
    for (const { id, subject, sequence } of events) {
      if (this.seen.has(id) || seen.has(id)) continue;
      const before = last.get(subject) ?? this.lastSequence.get(subject) ?? '';
      if (sequence <= before) return `${id} of ${subject} comes with ${sequence} after ${before}`;
      last.set(subject, sequence);
      seen.add(id);
    }
    return null;
  }

  private keep(entry: InboxEntry): void {
    const { id, subject, sequence } = entry.event;
    this.counts.received += 1;
    this.counts[entry.inEffect ? 'inEffect' : 'repeated'] += 1;
    this.seen.add(id);
    if (entry.inEffect) this.lastSequence.set(subject, sequence);
    this.entries.push(entry);
    if (this.entries.length > this.maxEntries) this.entries.shift();
  }
}
