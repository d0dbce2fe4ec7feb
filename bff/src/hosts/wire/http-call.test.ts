import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { callOverHttp, parseAnswer } from './http-call';

let server: Server;

async function serving(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/path?secret=hidden`;
}
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const get = (url: string) => callOverHttp(fetch, { url, method: 'GET', timeoutMs: 200 });

test('an answer comes with its status and its text', async () => {
  const url = await serving((_request, response) => response.writeHead(429).end('slow down'));
  await expect(get(url)).resolves.toMatchObject({ status: 429, text: 'slow down' });
});

test('an endless answer is cut off', async () => {
  const url = await serving((_request, response) => response.end(Buffer.alloc(300_000)));
  await expect(get(url)).rejects.toMatchObject({ reason: 'answer_too_large' });
});

test('an answer that stops half way counts against the time limit', async () => {
  const url = await serving((_request, response) => void response.writeHead(200).write('{"half":'));
  await expect(get(url)).rejects.toMatchObject({ reason: 'timeout' });
});

test('a redirect is not followed: it would carry the secret elsewhere', async () => {
  const url = await serving((request, response) => {
    if (request.url === '/elsewhere') response.end('followed');
    else response.writeHead(302, { location: '/elsewhere' }).end();
  });
  await expect(get(url)).rejects.toMatchObject({ reason: 'unreachable' });
});

test('a failure holds nothing of what was sent', async () => {
  const url = await serving((request) => request.socket.destroy());
  const failure = await get(url).catch((error: Error) => error);
  expect(failure).toMatchObject({ reason: 'unreachable' });
  expect(failure).not.toHaveProperty('cause');
  expect(String(failure)).not.toContain('hidden');
});

test('what is not JSON is unreadable, and not repeated', () => {
  expect(() => parseAnswer('<html>hidden')).toThrow(/^unreadable_answer$/);
});
