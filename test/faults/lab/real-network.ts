import { setTimeout as sleep } from 'node:timers/promises';
import type { SendRequest } from '../../../bff/src/delivery/transport/http-transport';
import { batchReceiver } from './receivers/batch-receiver';
import { coreReceiver } from './receivers/core-receiver';
import type { Receiver } from './receivers/receiver';
import { singleReceiver } from './receivers/single-receiver';
import { type LabAccount } from './scenario';

export interface RealNetwork {
  receivers: Record<LabAccount, Receiver>;
  sendRequest: SendRequest;
  /** From now on nobody reaches this receiver, or everybody does. */
  setReachable(account: LabAccount, reachable: boolean): void;
}

const all = { refuses: () => false };
const tripMs = 2;

/** The strict receivers at the end of a short wire, in real time. */
export function openRealNetwork(): RealNetwork {
  const receivers = { core: coreReceiver(all), single: singleReceiver(all), batch: batchReceiver(all) };
  const away = new Set<LabAccount>();
  return {
    receivers,
    setReachable: (account, reachable) => void (reachable ? away.delete(account) : away.add(account)),
    async sendRequest(request) {
      const account = new URL(request.url).hostname.split('.')[0] as LabAccount;
      await sleep(tripMs);
      if (away.has(account)) return { unsent: 'network_econnrefused' };
      return { answered: receivers[account].take(request, { kind: 'well' }, Date.now()) };
    },
  };
}
