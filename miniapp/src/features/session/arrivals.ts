import { type Entry, type EnterOptions, nextTouch, parseEntry } from '@loudou/shared/entry';

export interface Arrival {
  /** Made once per arrival; the BFF records one touch for it however often it is told. */
  arrivalId: string;
  enter: { path?: string; query: unknown; scene?: string | number; referrerInfo: unknown };
  mode: 'cold' | 'hot';
}

export interface ArrivalsParts {
  read(): string | null;
  write(text: string): boolean;
  newArrivalId(): string;
}

/** A phone that is offline for many launches keeps the latest clicks. */
export const maxPendingArrivals = 5;
/** The BFF refuses more; a launch is some hundred characters. */
export const maxEnterCharacters = 8_000;

/**
 * The ways in which the person came and of which the BFF has not heard yet. They are stored before they are told,
 * so that an app killed in between tells the same arrival again, under the same id.
 */
export class Arrivals {
  private pending: Arrival[];
  private launch: Entry | undefined;
  private last: Entry | null = null;

  constructor(private readonly parts: ArrivalsParts) {
    this.pending = parsePending(parts.read());
  }

  /** Notes an arrival, if this is one; true when there is something new to tell. */
  note(options: EnterOptions, mode: 'cold' | 'hot'): boolean {
    const entry = parseEntry(options);
    const touch = nextTouch(this.last, entry, { mode, launch: this.launch });
    if (mode === 'cold') this.launch = entry;
    if (touch === null) return false;
    this.last = touch;
    const arrival = { arrivalId: this.parts.newArrivalId(), enter: boundedEnter(options, entry), mode };
    this.pending = [...this.pending, arrival].slice(-maxPendingArrivals);
    this.save();
    return true;
  }

  /** The oldest arrival that is still to be told. */
  next(): Arrival | null {
    return this.pending[0] ?? null;
  }

  acknowledge(arrivalId: string): void {
    this.pending = this.pending.filter((arrival) => arrival.arrivalId !== arrivalId);
    this.save();
  }

  private save(): void {
    this.parts.write(JSON.stringify(this.pending));
  }
}

function parsePending(text: string | null): Arrival[] {
  try {
    const kept = JSON.parse(text ?? '[]') as unknown;
    return Array.isArray(kept) ? (kept as Arrival[]).filter(({ arrivalId }) => Boolean(arrivalId)) : [];
  } catch {
    return [];
  }
}

/** As the host told it; what is too long or cannot be written down is told by its readable parameters. */
function boundedEnter({ path, query, scene, referrerInfo }: EnterOptions, entry: Entry): Arrival['enter'] {
  try {
    const text = JSON.stringify({ path, query, scene, referrerInfo });
    if (text.length <= maxEnterCharacters) return JSON.parse(text) as Arrival['enter'];
  } catch {
    // A query with a loop in it, or one that throws when touched.
  }
  return { path: entry.path, query: firstParameters(entry), scene: entry.scene, referrerInfo: undefined };
}

function firstParameters(entry: Entry): Record<string, string[]> {
  const kept: Record<string, string[]> = {};
  let roomCharacters = maxEnterCharacters / 2;
  for (const [name, values] of Object.entries(entry.raw)) {
    roomCharacters -= JSON.stringify([name, values]).length;
    if (roomCharacters < 0) break;
    kept[name] = values;
  }
  return kept;
}
