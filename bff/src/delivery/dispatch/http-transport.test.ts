import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHttpTransport } from './http-transport';

const transport = createHttpTransport();
const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => (server.closeAllConnections(), server.close())));
afterAll(() => transport.close());

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
const post = (url: string) => ({ method: 'POST' as const, url, headers: {}, body: '{}' });
const options = { timeoutMs: 500, signal: new AbortController().signal };

test('an answer comes back with its status, headers in lower case, and body', async () => {
  const url = await serve((_request, response) =>
    response.writeHead(429, { 'Retry-After': '3' }).end('slow'),
  );
  expect(await transport.sendRequest(post(url), options)).toMatchObject({
    answered: { status: 429, headers: { 'retry-after': '3' }, body: 'slow' },
  });
});

test('whoever cannot be reached was told nothing', async () => {
  const url = await serve(() => undefined);
  servers.splice(0).forEach((server) => server.close());
  expect(await transport.sendRequest(post(url), options)).toEqual({ unsent: 'network_econnrefused' });
});

test('a receiver that takes the request and says nothing, or hangs up, leaves its fate open', async () => {
  const silent = await serve(() => undefined);
  expect(await transport.sendRequest(post(silent), { ...options, timeoutMs: 100 })).toEqual({
    lost: 'timeout',
  });
  const rude = await serve((request) => request.socket.destroy());
  expect(await transport.sendRequest(post(rude), options)).toEqual({ lost: 'connection_cut' });
});

test('the right to send is asked when the first byte is about to be written, and not before', async () => {
  let received = 0;
  const url = await serve((_request, response) => {
    received += 1;
    response.end();
  });
  const kept = await transport.sendRequest(post(url), { ...options, mayLeave: () => false });
  expect(kept).toEqual({ unsent: 'network_kept_here' });
  expect(received).toBe(0);
  expect(await transport.sendRequest(post(url), { ...options, mayLeave: () => true })).toHaveProperty(
    'answered',
  );
  expect(received).toBe(1);
});

test('no redirect is followed', async () => {
  const url = await serve((_request, response) => response.writeHead(302, { location: '/elsewhere' }).end());
  expect(await transport.sendRequest(post(url), options)).toMatchObject({ answered: { status: 302 } });
});
