import { setMaxListeners } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
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
const options = { timeoutMs: 10_000, signal: new AbortController().signal };
setMaxListeners(0, options.signal);

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

test('it is asked once more with the bytes in hand', async () => {
  let connections = 0;
  let received = 0;
  const url = await serve((_request, response) => {
    received += 1;
    response.end();
  });
  servers[0]!.on('connection', () => (connections += 1));
  const answers = [true, false];
  const kept = await transport.sendRequest(post(url), { ...options, mayLeave: () => answers.shift()! });
  expect(kept).toEqual({ unsent: 'network_kept_here' });
  expect({ connections, received, answers }).toEqual({ connections: 1, received: 0, answers: [] });
  // The connection that was not written to harms nobody who comes after.
  const next = await transport.sendRequest(post(url), { ...options, mayLeave: () => true });
  expect(next).toHaveProperty('answered');
});

test('many at once are each asked their own question', async () => {
  const received: string[] = [];
  const url = await serve((request, response) => {
    received.push(request.headers['x-number'] as string);
    response.end();
  });
  const numbers = Array.from({ length: 500 }, (_, number) => String(number));
  const sent = await Promise.all(
    numbers.map((number) => {
      let asked = 0;
      const mayLeave = () => Number(number) % 3 !== 0 || ++asked < 2;
      const request = { ...post(url), headers: { 'x-number': number } };
      return transport.sendRequest(request, { ...options, mayLeave });
    }),
  );
  const left = numbers.filter((number) => Number(number) % 3 !== 0);
  expect(received.sort()).toEqual([...left].sort());
  expect(numbers.filter((_, index) => 'answered' in sent[index]!)).toEqual(left);
  expect(sent[0]).toEqual({ unsent: 'network_kept_here' });
});

test('what is half written when the right to send runs out is not finished', async () => {
  const whole = 32 * 1024 * 1024;
  let received = 0;
  let accept: (socket: Socket) => void = () => undefined;
  const accepted = new Promise<Socket>((resolve) => (accept = resolve));
  const reader = createTcpServer({ pauseOnConnect: true }, accept);
  await new Promise<void>((resolve) => reader.listen(0, '127.0.0.1', resolve));
  const { port } = reader.address() as AddressInfo;
  // When it is announced and when it is written; from then on the right is gone.
  const answers = [true, true];
  const request = { ...post(`http://127.0.0.1:${port}/`), body: 'x'.repeat(whole) };
  const sending = transport.sendRequest(request, {
    ...options,
    mayLeave: () => answers.shift() ?? false,
  });
  const socket = await accepted;
  expect(await sending).toEqual({ lost: 'connection_cut' });
  const ended = new Promise<void>((resolve) => socket.on('close', resolve).on('error', () => undefined));
  socket.on('data', (part) => (received += part.length)).resume();
  await ended;
  expect(received).toBeLessThan(whole);
  await new Promise((resolve) => reader.close(resolve));
});

test('no redirect is followed', async () => {
  const url = await serve((_request, response) => response.writeHead(302, { location: '/elsewhere' }).end());
  expect(await transport.sendRequest(post(url), options)).toMatchObject({ answered: { status: 302 } });
});
