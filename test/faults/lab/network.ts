import type { SendOptions, SendRequest, Sent } from '../../../bff/src/delivery/transport/http-transport';
import type { OutgoingRequest } from '../../../bff/src/delivery/sinks/sink-definition';
import { type Chance, chanceOf } from './chance';
import { drawFault, type FaultKind } from './fault-plan';
import type { Meeting, ReceivedItem, Receiver } from './receivers/receiver';
import type { LabAccount, Scenario } from './scenario';
import type { VirtualTime } from './virtual-time';
import { worldStartMs } from './virtual-time';

/** A request as it left, whether it ever arrived or not. */
export interface Departure {
  account: LabAccount;
  worker: string;
  atMs: number;
  items: ReceivedItem[];
  fault: FaultKind | null;
}

export const endpointOf = (account: LabAccount): string => `http://${account}.lab/events`;
/** How long after the sender has given up a request may still take effect. */
export const longestEchoMs = 3_000;

/**
 * The wires between workers and receivers. What happens to a request is drawn when it leaves; its effect and its
 * answer travel apart from each other.
 */
export class LabNetwork {
  readonly departures: Departure[] = [];
  readonly faults = new Map<FaultKind, number>();
  private readonly away = new Set<LabAccount>();
  private readonly chances: Record<LabAccount, Chance>;

  constructor(
    private readonly time: VirtualTime,
    private readonly receivers: Record<LabAccount, Receiver>,
    private readonly scenario: Pick<Scenario, 'faults' | 'wellFromMs'>,
  ) {
    const { core, single, batch } = scenario.faults;
    this.chances = { core: chanceOf(core.seed), single: chanceOf(single.seed), batch: chanceOf(batch.seed) };
  }

  /** The transport of one worker; `mayLeave` is asked with the request in hand. */
  sendRequestOf(
    worker: string,
    mayLeave: (items: ReceivedItem[]) => Promise<void> = async () => {},
  ): SendRequest {
    return async (request, options) => {
      const receiver = this.receiverOf(request);
      const items = receiver.read(request);
      await mayLeave(items);
      if (options.signal.aborted) return { unsent: 'cut_short' };
      const chance = this.chances[receiver.account];
      const fault = this.faultOf(receiver, chance);
      if (fault) this.faults.set(fault, (this.faults.get(fault) ?? 0) + 1);
      this.departures.push({ account: receiver.account, worker, atMs: this.time.nowMs(), items, fault });
      return this.travel(request, receiver, fault, options, chance);
    };
  }

  /** From now on nobody reaches this receiver, or everybody does. */
  setReachable(account: LabAccount, reachable: boolean): void {
    if (reachable) this.away.delete(account);
    else this.away.add(account);
  }

  private faultOf(receiver: Receiver, chance: Chance): FaultKind | null {
    if (this.away.has(receiver.account)) return 'refused_connection';
    return this.isWell()
      ? null
      : fitting(drawFault(this.scenario.faults[receiver.account], chance), receiver);
  }

  private isWell(): boolean {
    return this.time.nowMs() - worldStartMs >= this.scenario.wellFromMs;
  }

  private receiverOf({ url }: OutgoingRequest): Receiver {
    const account = new URL(url).hostname.split('.')[0] as LabAccount;
    return this.receivers[account];
  }

  private travel(
    request: OutgoingRequest,
    receiver: Receiver,
    fault: FaultKind | null,
    options: SendOptions,
    chance: Chance,
  ): Promise<Sent> {
    const { time } = this;
    const tripMs = chance.between(1, 60);
    const arrive = (meeting: Meeting) => receiver.take(request, meeting, time.nowMs());
    return new Promise((resolve) => {
      const answerAfter = (delayMs: number, meeting: Meeting) =>
        time.at(time.nowMs() + delayMs, () => {
          const answered = arrive(meeting);
          time.at(time.nowMs() + tripMs, () => resolve({ answered }));
        });
      const lateMs = () => options.timeoutMs + chance.between(0, longestEchoMs);
      time.at(time.nowMs() + options.timeoutMs, () => resolve({ lost: 'timeout' }));
      switch (fault) {
        case 'refused_connection':
          return void time.at(time.nowMs() + tripMs, () => resolve({ unsent: 'network_econnrefused' }));
        case 'answer_lost':
          return void time.at(time.nowMs() + tripMs, () => {
            arrive({ kind: 'well' });
            time.at(time.nowMs() + tripMs, () => resolve({ lost: 'connection_cut' }));
          });
        case 'answer_late':
          return void time.at(
            time.nowMs() + (chance.hits(0.5) ? tripMs : lateMs()),
            () => void arrive({ kind: 'well' }),
          );
        case 'hang':
          return;
        case 'request_doubled':
          answerAfter(tripMs, { kind: 'well' });
          return void time.at(
            time.nowMs() + tripMs + chance.between(0, longestEchoMs),
            () => void arrive({ kind: 'well' }),
          );
        case 'answer_slow':
          return void answerAfter(options.timeoutMs * chance.between(0.2, 0.9), { kind: 'well' });
        default:
          return void answerAfter(tripMs, meetingOf(fault, receiver.read(request).length, chance));
      }
    });
  }
}

function meetingOf(fault: FaultKind | null, items: number, chance: Chance): Meeting {
  switch (fault) {
    case 'half_accepted':
      return { kind: 'half', takes: chance.whole(0, items - 1) };
    case 'error_in_body':
      return { kind: 'busy_in_body' };
    case 'too_many':
      return { kind: 'too_many', retryAfterSeconds: chance.whole(1, 30) };
    case 'server_error':
      return { kind: 'server_error' };
    default:
      return { kind: 'well' };
  }
}

/** A wire that doubles requests would double effects where repeats are kept; no sender can help that. */
function fitting(fault: FaultKind | null, { account }: Receiver): FaultKind | null {
  if (fault === 'request_doubled' && account === 'single') return 'answer_slow';
  if (fault === 'half_accepted' && account !== 'batch') return 'server_error';
  return fault;
}
