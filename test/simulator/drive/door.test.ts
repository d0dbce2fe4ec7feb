import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDoor, type Door, Refused } from './door';

const refusal = (code: string, details?: object) =>
  JSON.stringify({ error: { message: code, data: { error: { code, details } } } });

let answers: { status: number; body: string }[] = [];
let asked = 0;
let server: Server;
let door: Door;

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    const { status, body } = answers[Math.min(asked, answers.length - 1)]!;
    asked += 1;
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  door = createDoor(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterAll(async () => {
  await door.close();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  asked = 0;
});

test('what the limit of calls refuses is asked again, unchanged', async () => {
  answers = [
    { status: 429, body: refusal('too_many_requests') },
    { status: 200, body: JSON.stringify({ result: { data: 'there' } }) },
  ];
  expect(await door.call('session.open', {})).toBe('there');
  expect(asked).toBe(2);
});

test('a code that was asked for too soon is refused with its wait: under the same key it would be refused for ever', async () => {
  answers = [{ status: 429, body: refusal('code_too_soon', { waitSeconds: 41 }) }];
  const error: unknown = await door.call('session.sendCode', {}).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Refused);
  expect(error).toMatchObject({ waitSeconds: 41 });
  expect(asked).toBe(1);
});

test('a day of codes that is spent has no wait, so nobody waits for it', async () => {
  answers = [{ status: 429, body: refusal('code_cap_reached') }];
  await expect(door.call('session.sendCode', {})).rejects.toMatchObject({ waitSeconds: null });
  expect(asked).toBe(1);
});
