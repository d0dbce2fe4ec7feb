import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { batchReceiver } from './receivers/batch-receiver';
import { coreReceiver } from './receivers/core-receiver';
import type { ReceivedItem } from './receivers/receiver';
import { singleReceiver } from './receivers/single-receiver';
import type { LabAccount } from './scenario';

export interface HttpArrival {
  worker: string;
  account: LabAccount;
  atMs: number;
  items: ReceivedItem[];
}

/** The strict receivers behind a real socket, slow enough that requests are always under way. */
export async function openHttpReceivers(answerAfterMs: number) {
  const all = { refuses: () => false };
  const receivers = { core: coreReceiver(all), single: singleReceiver(all), batch: batchReceiver(all) };
  const arrivals: HttpArrival[] = [];

  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const account = request.url!.slice(1) as LabAccount;
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      const received = {
        method: 'POST' as const,
        url: request.url!,
        headers,
        body: Buffer.concat(parts).toString(),
      };
      const atMs = Date.now();
      arrivals.push({
        worker: headers['x-worker'] ?? '',
        account,
        atMs,
        items: receivers[account].read(received),
      });
      const answer = receivers[account].take(received, { kind: 'well' }, atMs);
      setTimeout(() => response.writeHead(answer.status, answer.headers).end(answer.body), answerAfterMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    receivers,
    arrivals,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
