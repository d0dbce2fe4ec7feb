import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Opens the port and gives back the one that was opened, which differs from 0. */
export function listen(server: Server, port: number, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

const drainMs = 5_000;

/** Running requests may finish, idle connections are closed at once, and nobody waits longer than the bound. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), drainMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
