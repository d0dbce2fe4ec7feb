import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Router } from 'express';

/** A stand-in under a path of this machine, until closed. */
export async function openStandIn(router: Router, path: string) {
  const server = createServer(express().use(path, router));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The world's time, as long as nobody moves it. */
export function createMovingClock(start: string) {
  let now = new Date(start);
  return {
    now: () => now,
    moveSeconds(seconds: number): void {
      now = new Date(now.getTime() + seconds * 1_000);
    },
  };
}
