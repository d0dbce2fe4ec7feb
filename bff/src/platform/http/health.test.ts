import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createMetrics } from '../metrics';
import type { Platform } from '../platform';
import { healthRouter } from './health.http';

let server: Server;
afterEach(() => server.close());

async function serve(options: {
  metricsToken?: string;
  databaseAnswers?: boolean;
  stopping?: boolean;
}): Promise<string> {
  const ping = () =>
    options.databaseAnswers === false ? Promise.reject(new Error('gone')) : Promise.resolve();
  const platform = { metrics: createMetrics(), db: { ping } } as unknown as Platform;
  server = createServer(
    express().use(
      healthRouter(platform, {
        metricsToken: options.metricsToken,
        isStopping: () => options.stopping ?? false,
      }),
    ),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const statusOf = async (url: string, headers: Record<string, string> = {}) =>
  (await fetch(url, { headers })).status;

test('alive is not ready: without its database, or while it stops, nobody should be sent here', async () => {
  const url = await serve({ databaseAnswers: false });
  expect(await statusOf(`${url}/health`)).toBe(200);
  expect(await statusOf(`${url}/ready`)).toBe(503);
});

test('a process that stops says so before it is gone', async () => {
  expect(await statusOf(`${await serve({ stopping: true })}/ready`)).toBe(503);
});

test('without a token only this machine reads the meters, and nobody through a proxy on it', async () => {
  const url = await serve({});
  expect(await statusOf(`${url}/metrics`)).toBe(200);
  expect(await statusOf(`${url}/metrics`, { 'x-forwarded-for': '203.0.113.7' })).toBe(403);
});

test('with a token nobody reads the meters without it', async () => {
  const url = await serve({ metricsToken: 'a-long-enough-token' });
  expect(await statusOf(`${url}/metrics`)).toBe(403);
  expect(await statusOf(`${url}/metrics`, { authorization: 'Bearer a-long-enough-token' })).toBe(200);
});
