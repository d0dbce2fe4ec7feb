interface Told {
  id: string;
  subject: string;
  sequence: string | number;
}

export interface TallyReport {
  requests: number;
  /** How many ids came, each counted once. */
  distinct: number;
  repeated: number;
  /** Ids that came after a later one of the same person. */
  overtaken: number;
  cpuMs: number;
}

/** What a receiver counts without checking anything: ids, repeats, and whether a person's facts came in order. */
export class ReceiverTally {
  private readonly seen = new Set<string>();
  private readonly lastSequence = new Map<string, number>();
  private requests = 0;
  private repeated = 0;
  private overtaken = 0;

  constructor(private readonly reached: { count: number; tell: () => void }) {}

  take(body: string): void {
    const told = JSON.parse(body) as Told | Told[];
    this.requests += 1;
    for (const one of Array.isArray(told) ? told : [told]) this.takeOne(one);
    if (this.seen.size === this.reached.count) this.reached.tell();
  }

  report(): Omit<TallyReport, 'cpuMs'> {
    const { requests, repeated, overtaken } = this;
    return { requests, distinct: this.seen.size, repeated, overtaken };
  }

  private takeOne({ id, subject, sequence }: Told): void {
    if (this.seen.has(id)) return void (this.repeated += 1);
    this.seen.add(id);
    const last = this.lastSequence.get(subject) ?? 0;
    if (Number(sequence) <= last) this.overtaken += 1;
    else this.lastSequence.set(subject, Number(sequence));
  }
}
