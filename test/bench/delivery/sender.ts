import { Pool } from 'undici';
import type { BenchEvent } from './bench-event';
import { signedRequest } from './signed-request';

export const inFlight = 64;

export interface Sender {
  send(event: BenchEvent): Promise<void>;
  close(): Promise<void>;
}

/** The same client for everybody who brings none: kept connections, one request at a time on each. */
export function createSender(receiverUrl: string): Sender {
  const { origin, pathname } = new URL(receiverUrl);
  const pool = new Pool(origin, { connections: inFlight, pipelining: 1 });
  return {
    async send(event) {
      const { headers, body } = signedRequest(event);
      const response = await pool.request({ method: 'POST', path: pathname, headers, body });
      await response.body.dump();
      if (response.statusCode !== 204) throw new Error(`The receiver answered ${response.statusCode}`);
    },
    close: () => pool.close(),
  };
}
