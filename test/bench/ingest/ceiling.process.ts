import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkEvent, isBatch } from '../../../bff/src/behaviour/behaviour.checks';
import { readBody } from '../../../bff/src/behaviour/read-body';
import { answerCalls } from '../delivery/calls';

/** What Node alone can take: the body read and checked as the product does it, and nothing kept. */
const server = createServer((request, response) => {
  void readBody(request, 64 * 1024).then((body) => {
    const batch: unknown = JSON.parse(body!.toString('utf8'));
    const accepted = isBatch(batch) ? batch.events.filter((event) => 'event' in checkEvent(event)).length : 0;
    const text = JSON.stringify({ accepted, duplicate: 0, rejected: [] });
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length }).end(text);
  });
});

const calls = {
  listen: () =>
    new Promise<string>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/collect`);
      });
    }),
  cpuMs: async () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  },
};
export type CeilingCalls = typeof calls;

answerCalls(calls);
