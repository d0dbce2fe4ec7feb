import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { World } from '../../world/world';

/** The same product behind a way that holds back the opening of a session; everything else passes at once. */
export async function slowedDown(world: World, delayMs: number): Promise<World & { stopSlowing(): void }> {
  const server: Server = createServer((request, response) => {
    const passOn = () => {
      const onward = httpRequest(
        {
          host: '127.0.0.1',
          port: world.bff.port,
          method: request.method,
          path: request.url,
          headers: request.headers,
        },
        (answer) => {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        },
      );
      onward.on('error', () => response.destroy());
      request.pipe(onward);
    };
    if (request.url?.includes('session.open')) setTimeout(passOn, delayMs);
    else passOn();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...world,
    bff: { ...world.bff, url: `http://127.0.0.1:${port}` },
    stopSlowing: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
