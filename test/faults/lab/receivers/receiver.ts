import type { OutgoingRequest, SinkAnswer } from '../../../../bff/src/delivery/sinks/sink-definition';
import type { LabAccount } from '../scenario';

/** One thing that stood in a request, in the words that all receivers share. */
export interface ReceivedItem {
  externalId: string;
  personId: string;
  sequence: number;
  event: string;
  grade: string | null;
}

/** What a receiver keeps of one item each time it comes. */
export interface Arrival extends ReceivedItem {
  account: LabAccount;
  atMs: number;
  end: 'effect' | 'repeat_dropped' | 'refused' | 'put_off';
}

/** How a request is met, as the network's script has it. */
export type Meeting =
  | { kind: 'well' }
  | { kind: 'busy_in_body' }
  | { kind: 'server_error' }
  | { kind: 'too_many'; retryAfterSeconds: number }
  /** Takes the first so many of a list and puts off the rest. */
  | { kind: 'half'; takes: number };

export interface Receiver {
  account: LabAccount;
  arrivals: readonly Arrival[];
  /** What a request holds; throws when it is not as the receiver wants it. */
  read(request: OutgoingRequest): ReceivedItem[];
  take(request: OutgoingRequest, meeting: Meeting, atMs: number): SinkAnswer;
}

export interface ReceiverRules {
  dropsRepeats: boolean;
  /** The receiver's own reasons, which nobody can know beforehand. */
  refuses(item: ReceivedItem): boolean;
}

/** The memory of a strict receiver: what took effect, once by its own rule. */
export class ReceiverMemory {
  readonly arrivals: Arrival[] = [];
  private readonly known = new Set<string>();

  constructor(
    private readonly account: LabAccount,
    private readonly rules: ReceiverRules,
  ) {}

  refuses(item: ReceivedItem): boolean {
    return this.rules.refuses(item);
  }

  putOff(item: ReceivedItem, atMs: number): void {
    this.keep(item, atMs, 'put_off');
  }

  refuse(item: ReceivedItem, atMs: number): void {
    this.keep(item, atMs, 'refused');
  }

  takeEffect(item: ReceivedItem, atMs: number): void {
    const repeats = this.known.has(item.externalId);
    this.known.add(item.externalId);
    this.keep(item, atMs, repeats && this.rules.dropsRepeats ? 'repeat_dropped' : 'effect');
  }

  private keep(item: ReceivedItem, atMs: number, end: Arrival['end']): void {
    this.arrivals.push({ ...item, account: this.account, atMs, end });
  }
}

export const answer = (
  status: number,
  body: unknown = '',
  headers: Record<string, string> = {},
): SinkAnswer => ({ status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) });

/** What every receiver says before it looks at anything; null when it looks. */
export function answerUnseen(meeting: Meeting): SinkAnswer | null {
  if (meeting.kind === 'server_error') return answer(503, 'upstream is down');
  if (meeting.kind === 'too_many')
    return answer(429, '', { 'retry-after': String(meeting.retryAfterSeconds) });
  return null;
}
