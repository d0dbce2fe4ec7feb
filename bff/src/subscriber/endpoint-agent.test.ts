import type { LookupAddress } from 'node:dns';
import { createEndpointAgent } from './endpoint-agent';
import { callEndpoint } from './endpoint-call';
import { type RunningServer, serve } from './served-core.test-support';

let server: RunningServer;
let calls: number;

beforeEach(async () => {
  calls = 0;
  server = await serve((request, response) => {
    calls += 1;
    if (request.url === '/moved') return void response.writeHead(302, { location: '/' }).end();
    if (request.url === '/endless') return void response.end(Buffer.alloc(100_000));
    if (request.url === '/silent') return;
    response.end('{}');
  });
});
afterEach(() => server.close());

const port = () => new URL(server.url).port;
const agentFor = (allowPrivate: boolean, addresses: LookupAddress[]) =>
  createEndpointAgent({ allowPrivate, connectTimeoutMs: 500, resolve: async () => addresses });
const post = (agent: ReturnType<typeof agentFor>, path = '/', timeoutMs = 500) =>
  callEndpoint(
    agent,
    { url: `http://core.example.com:${port()}${path}`, method: 'POST', headers: {}, body: '{}' },
    timeoutMs,
  );

const here: LookupAddress = { address: '127.0.0.1', family: 4 };
const there: LookupAddress = { address: '198.41.0.4', family: 4 };

test('a name that leads to this machine is not connected to', async () => {
  expect(await post(agentFor(false, [here]))).toEqual({ cause: 'address_not_public' });
  expect(calls).toBe(0);
});

test('a private address among public ones refuses the whole name', async () => {
  expect(await post(agentFor(false, [there, here]))).toEqual({ cause: 'address_not_public' });
  expect(calls).toBe(0);
});

test('in a sandbox the same name is reached', async () => {
  expect(await post(agentFor(true, [here]))).toMatchObject({ answer: { status: 200, body: '{}' } });
});

test.each([
  ['/moved', 'redirect'],
  ['/endless', 'answer_too_large'],
  ['/silent', 'timeout'],
])('an endpoint that answers as %s ends with %s', async (path, cause) => {
  expect(await post(agentFor(true, [here]), path)).toEqual({ cause });
  expect(calls).toBe(1);
});
