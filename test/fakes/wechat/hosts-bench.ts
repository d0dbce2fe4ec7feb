import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Request } from 'express';
import {
  type AdapterDependencies,
  createHosts,
  type HostsConfig,
  hostsConfig,
  systemRandom,
} from '../../../bff/src/hosts';
import { createFakeHosts, fakeHostsEnvironment } from './fake-hosts';

export interface ReceivedNotice {
  rawBody: Buffer;
  headers: Record<string, string | undefined>;
}

/**
 * The real adapters beside the stand-ins, over real HTTP, under a clock that the test moves. `platformsAheadMs`
 * sets the platforms' clocks apart from ours.
 */
export async function openHostsBench({ platformsAheadMs = 0 } = {}) {
  let nowMs = Date.parse('2026-11-22T10:00:00+08:00');
  const clock = { nowMs: () => nowMs, now: () => new Date(nowMs) };
  const ahead = (ms: number) => ms + platformsAheadMs;
  const fakes = createFakeHosts({
    clock: { nowMs: () => ahead(nowMs) },
    wallClock: { nowMs: () => ahead(Date.now()) },
  });
  const notices: ReceivedNotice[] = [];

  const app = express();
  app.post('/notices', express.raw({ type: () => true }), (request: Request, response) => {
    const headers = request.headers as Record<string, string | undefined>;
    notices.push({ rawBody: request.body as Buffer, headers });
    response.status(204).end();
  });
  app.use(fakes.router);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const environment = fakeHostsEnvironment(fakes, { baseUrl, notifyUrl: `${baseUrl}/notices` });
  const dependencies: AdapterDependencies = { clock, random: systemRandom };

  return {
    fakes,
    baseUrl,
    environment,
    notices,
    clock,
    moveClock(byMs: number) {
      nowMs += byMs;
    },
    adapters: (changes: Record<string, string> = {}, replaced: Partial<AdapterDependencies> = {}) =>
      createHosts(readHostsConfig({ ...environment, ...changes }), { ...dependencies, ...replaced }),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export type HostsBench = Awaited<ReturnType<typeof openHostsBench>>;

export function readHostsConfig(environment: Record<string, string>): HostsConfig {
  const entries = Object.entries(hostsConfig).map(([key, { schema }]) => [
    key,
    schema.parse(environment[key]),
  ]);
  return Object.fromEntries(entries) as HostsConfig;
}
