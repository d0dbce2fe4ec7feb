import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { closePages, launchPage } from '../fixtures/one-page';
import { HostNetwork } from '../host-network';
import type { LaunchMiniProgramOptions } from '../launch-options';
import type { MiniProgram } from '../mini-program';

type Respond = (request: http.IncomingMessage, body: string, response: http.ServerResponse) => void;

let server: http.Server;
let respond: Respond;

beforeAll(async () => {
  server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => respond(request, Buffer.concat(chunks).toString(), response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  closePages();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const asking = async (request: string, options: Partial<LaunchMiniProgramOptions> = {}) => {
  const definition = `{ ask() {
    const told = (result) => console.log(result.errMsg, JSON.stringify(result.data));
    ${request.replace(/ASK\(/g, 'wx.request({ success: told, fail: told, url: "https://bff.example/x", ')}
  } }`;
  return launchPage('<button bindtap="ask">ask</button>', definition, {
    requestBase: base(),
    ...options,
  });
};

const printed = (app: MiniProgram) => app.console.map((line) => line.text);

describe('request', () => {
  test('data travels as JSON to the place the test chose, and the reply comes back parsed', async () => {
    respond = (request, body, response) =>
      response.end(JSON.stringify({ url: request.url, body: JSON.parse(body) as unknown }));
    const app = await asking('ASK( method: "POST", data: { a: 1 } })');
    await app.tap('ask');
    expect(printed(app)).toEqual(['request:ok {"url":"/x","body":{"a":1}}']);
    expect(app.requests).toMatchObject([
      { url: 'https://bff.example/x', method: 'POST', body: '{"a":1}', statusCode: 200 },
    ]);
  });

  test('data of a GET becomes the query', async () => {
    respond = (request, _body, response) => response.end(JSON.stringify(request.url));
    const app = await asking('ASK( data: { name: "李", list: [1] } })');
    await app.tap('ask');
    expect(printed(app)).toEqual(['request:ok "/x?name=%E6%9D%8E&list=%5B1%5D"']);
  });

  test('text that is not JSON stays text', async () => {
    respond = (_request, _body, response) => response.end('<html>');
    const app = await asking('ASK( })');
    await app.tap('ask');
    expect(printed(app)).toEqual(['request:ok "<html>"']);
  });

  test('an error status is a success of the request', async () => {
    respond = (_request, _body, response) => response.writeHead(503).end('{}');
    const app = await asking('ASK( })');
    await app.tap('ask');
    expect(app.requests[0]?.statusCode).toBe(503);
    expect(printed(app)).toEqual(['request:ok {}']);
  });

  test('no more than ten are under way at once; the rest wait in line', async () => {
    let [open, most, served] = [0, 0, 0];
    respond = (_request, _body, response) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        served += 1;
        response.end('{}');
      }, 5);
    };
    const app = await asking('for (let index = 0; index < 25; index += 1) ASK( })');
    await app.tap('ask');
    expect({ most, served }).toEqual({ most: 10, served: 25 });
  });

  test('a reply that does not come is a timeout', async () => {
    respond = () => undefined;
    const app = await asking('ASK( timeout: 30 })');
    await app.tap('ask');
    expect(printed(app)).toEqual(['request:fail timeout undefined']);
  });

  test('an aborted request fails once', async () => {
    respond = (_request, _body, response) => response.end('{}');
    const app = await asking('const task = ASK( }); task.abort(); task.abort()');
    await app.tap('ask');
    expect(printed(app)).toEqual(['request:fail abort undefined']);
  });

  test.each([
    ['weapp', 'net::ERR_INTERNET_DISCONNECTED'],
    ['tt', 'network not available'],
  ] as const)('without a network it fails in the words of %s', async (platform, words) => {
    const app = await launchPage(
      '<view />',
      `{ onLoad() { ${platform === 'tt' ? 'tt' : 'wx'}.request({ url: 'https://bff.example/', fail: (result) => console.log(result.errMsg) }) } }`,
      {
        platform,
        network: new HostNetwork('none'),
        files: { 'pages/entry/index.ttml': '<view />' },
      },
    );
    expect(printed(app).join()).toContain(words);
  });

  test('a server that is gone is a refused connection', async () => {
    const app = await asking('ASK( })', { requestBase: 'http://127.0.0.1:1' });
    await app.tap('ask');
    expect(printed(app).join()).toContain('net::ERR_CONNECTION_REFUSED');
  });

  test('five seconds after the app is hidden its open requests are cut', async () => {
    respond = () => undefined;
    const app = await asking('ASK( })', { settleLimitMs: 200 });
    await app.tap('ask', { settle: false });
    await expect(app.hide()).rejects.toThrow(
      'the app is not at rest after 200 ms: GET https://bff.example/x',
    );
    await app.skipTime(5_000);
    expect(printed(app)).toEqual(['request:fail interrupted undefined']);
  });
});
