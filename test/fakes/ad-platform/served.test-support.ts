import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import express, { type Router } from 'express';
import type { OutgoingRequest, SinkAnswer } from '../../../bff/src/delivery/sinks/sink-definition';
import type { AdPlatform } from './index';

export interface Served {
  base: string;
  close(): Promise<void>;
}

/** A stand-in behind a real socket, under a path of its own as in the sandbox. */
export async function serve(router: Router): Promise<Served> {
  const server = createServer(express().use('/sandbox/ads', router));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}/sandbox/ads`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** On a busy machine an answer of a stand-in may take a while; only what hangs is given up earlier. */
const patienceMs = 10_000;

/** Sends as a dispatcher would; null when no answer came. */
export async function sendOverHttp(request: OutgoingRequest): Promise<SinkAnswer | null> {
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      body: request.body,
      signal: AbortSignal.timeout(patienceMs),
    });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
  } catch {
    return null;
  }
}

const hangPatienceMs = 200;

/** What comes back over the wire, as one line: `200 {"code":0}`, or `nothing`. Waits until the call was counted. */
export async function outcomeOf(
  platform: AdPlatform,
  { hangs, ...request }: OutgoingRequest & { hangs: boolean },
): Promise<string> {
  const before = platform.book.counts.received;
  const { url, ...init } = request;
  const signal = AbortSignal.timeout(hangs ? hangPatienceMs : patienceMs);
  const outcome = await fetch(url, { ...init, signal })
    .then(async (response) => `${response.status} ${await response.text()}`)
    .catch(() => 'nothing');
  const deadlineMs = Date.now() + patienceMs;
  while (platform.book.counts.received === before && Date.now() < deadlineMs) await sleep(5);
  return outcome;
}
