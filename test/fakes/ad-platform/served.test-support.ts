import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Router } from 'express';
import type { OutgoingRequest, SinkAnswer } from '../../../bff/src/delivery/sinks/sink-definition';

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

const patienceMs = 150;

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
