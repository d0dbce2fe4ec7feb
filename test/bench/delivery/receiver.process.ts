import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerCalls } from './calls';
import { ReceiverTally, type TallyReport } from './receiver-tally';

/** The receiver of a bench: a process of its own, so that it takes no time from whoever sends. */
let tally = new ReceiverTally({ count: -1, tell: () => undefined });
let reached = Promise.resolve();
let startedCpu = process.cpuUsage();

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    tally.take(parts.length === 1 ? parts[0]!.toString() : Buffer.concat(parts).toString());
    response.writeHead(204).end();
  });
});
server.keepAliveTimeout = 60_000;

export const calls = answerCalls({
  listen: () =>
    new Promise<string>((resolve) =>
      server.listen(0, '127.0.0.1', () =>
        resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/events`),
      ),
    ),
  async expect(count: number) {
    startedCpu = process.cpuUsage();
    reached = new Promise((resolve) => (tally = new ReceiverTally({ count, tell: resolve })));
  },
  reached: () => reached,
  async report(): Promise<TallyReport> {
    const { user, system } = process.cpuUsage(startedCpu);
    return { ...tally.report(), cpuMs: (user + system) / 1_000 };
  },
});

export type ReceiverCalls = typeof calls;
