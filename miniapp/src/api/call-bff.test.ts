import Taro from '@tarojs/taro';
import { callBff } from './call-bff';
import { keepSessionToken, renewSessionBy } from './session-token';

const network = Taro.request as unknown as jest.Mock;
const answers = (statusCode: number, data: unknown) => ({
  statusCode,
  header: {},
  data: JSON.stringify(data),
});
const refusal = (code: string, more = {}) =>
  answers(400, { error: { message: code, data: { error: { code, retryable: false, ...more } } } });
const success = (data: unknown) => answers(200, { result: { data } });
const deed = (input: object) => ({ path: 'application.start', type: 'mutation', input }) as const;
const question = { path: 'journey.whereabouts', type: 'query', input: undefined } as const;

beforeEach(() => {
  network.mockReset();
  renewSessionBy(async () => false);
});

test('a question travels by POST with the session beside it and nothing in the address', async () => {
  network.mockResolvedValue(success({ screen: 'landing' }));
  keepSessionToken('the-token');
  expect(await callBff(question)).toEqual({ screen: 'landing' });
  expect(network).toHaveBeenCalledWith(
    expect.objectContaining({
      url: 'http://bff.test/trpc/journey.whereabouts',
      method: 'POST',
      data: '{}',
      timeout: 15_000,
      header: expect.objectContaining({ authorization: 'Bearer the-token' }),
    }),
  );
});

test('a refusal keeps its code, details and request id', async () => {
  network.mockResolvedValue(refusal('code_wrong', { details: { triesLeft: 3 }, requestId: 'req_1' }));
  await expect(callBff(deed({}))).rejects.toMatchObject({
    code: 'code_wrong',
    details: { triesLeft: 3 },
    requestId: 'req_1',
    retryable: false,
  });
});

test('a deed with a key is tried again after a network failure, with the same key', async () => {
  network.mockRejectedValueOnce({ errMsg: 'request:fail timeout' }).mockResolvedValue(success('done'));
  expect(await callBff(deed({ idempotencyKey: 'key_1' }))).toBe('done');
  expect(network.mock.calls.map(([sent]) => sent.data)).toEqual([
    '{"idempotencyKey":"key_1"}',
    '{"idempotencyKey":"key_1"}',
  ]);
});

test('a deed without a key is not: it may have been done', async () => {
  network.mockRejectedValue({ errMsg: 'request:fail' });
  await expect(callBff(deed({}))).rejects.toMatchObject({ code: 'offline', retryable: true });
  expect(network).toHaveBeenCalledTimes(1);
});

test('a lost session is renewed under the call, once', async () => {
  const renew = jest.fn(async () => true);
  renewSessionBy(renew);
  network.mockResolvedValueOnce(refusal('session_expired')).mockResolvedValue(success(1));
  expect(await callBff(question)).toBe(1);
  network.mockResolvedValue(refusal('session_expired'));
  await expect(callBff(question)).rejects.toMatchObject({ code: 'session_expired' });
  expect(renew).toHaveBeenCalledTimes(2);
});

test.each([
  [200, '<html>hotel</html>', 'offline'],
  [502, '<html>bad gateway</html>', 'overloaded'],
  [500, '', 'internal'],
  [429, '{"error":{"code":"too_many_requests","retryable":true}}', 'too_many_requests'],
  [400, '{"error":{"data":{"error":{"code":"never_heard_of"}}}}', 'offline'],
])('status %i with %j counts as %s', async (statusCode, data, code) => {
  network.mockResolvedValue({ statusCode, header: {}, data });
  await expect(callBff(deed({}))).rejects.toMatchObject({ code });
});
