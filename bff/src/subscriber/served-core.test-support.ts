import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Ground } from './ground.test-support';
import { coreDoor, type CoreDoorOptions } from './subscriber.http';

export interface RunningServer {
  url: string;
  close(): Promise<void>;
}

export async function serve(listener: RequestListener): Promise<RunningServer> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const generous: CoreDoorOptions['rates'] = {
  pull: { perMinute: 100_000, burst: 1_000 },
  replay: { perMinute: 100_000, burst: 1_000 },
  commands: { perMinute: 100_000, burst: 1_000 },
  other: { perMinute: 100_000, burst: 1_000 },
};

export const serveCore = (ground: Ground, options: CoreDoorOptions = {}) =>
  serve(express().use(coreDoor(ground.platform, { rates: generous, worldClock: ground.clock, ...options })));

export interface CoreAnswer<Body = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: Body;
}

export async function call(
  base: string,
  path: string,
  apiKey: string | null,
  options: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<CoreAnswer> {
  const { method = 'GET', body, headers = {} } = options;
  const response = await fetch(base + path, {
    method,
    headers: {
      ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  };
}

export const idsIn = (answer: CoreAnswer) => (answer.body.events as { id: string }[]).map(({ id }) => id);
