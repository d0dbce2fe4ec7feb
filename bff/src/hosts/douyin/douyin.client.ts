import type { z } from 'zod';
import { HostUnavailable } from '../hosts.port';
import { createAccessTokenCache } from '../wire/access-token-cache';
import type { AdapterDependencies } from '../wire/adapter-dependencies';
import { CallFailed, callOverHttp, parseAnswer } from '../wire/http-call';
import { ClientTokenAnswer, DouyinEnvelope } from './douyin.answers';
import type { DouyinConfig } from './douyin.config';
import { douyinRefusal, REFUSED_TOKEN_CODES } from './douyin.errors';

class DouyinErrorNumber extends Error {
  override name = 'DouyinErrorNumber';
  constructor(
    operation: string,
    readonly errorNumber: number,
  ) {
    super(`${operation} answered ${errorNumber}`);
  }
}

export interface DouyinClient {
  postForLogin<T>(path: string, body: object, answer: z.ZodType<T>): Promise<T>;
  /** A call under the client token; a refused token is renewed and the call repeated, once. */
  postWithToken<T>(path: string, body: object, answer: z.ZodType<T>): Promise<T>;
}

export function createDouyinClient(config: DouyinConfig, dependencies: AdapterDependencies): DouyinClient {
  const fetchImplementation = dependencies.fetch ?? fetch;

  async function post(url: string, body: object, headers: Record<string, string> = {}): Promise<unknown> {
    const { status, text } = await callOverHttp(fetchImplementation, {
      url,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      timeoutMs: config.timeoutMs,
    });
    if (status !== 200) throw new HostUnavailable(`douyin ${new URL(url).pathname} answered HTTP ${status}`);
    return parseAnswer(text);
  }

  // Each new token pushes out the one before the last, so none is fetched while the held one is good.
  const tokens = createAccessTokenCache(dependencies.clock, async () => {
    const body = {
      client_key: config.appId,
      client_secret: config.appSecret,
      grant_type: 'client_credential',
    };
    const content = await post(`${config.openUrl}/oauth/client_token/`, body);
    const { data } = readAnswer('client_token', content, ClientTokenAnswer);
    return { value: data.access_token, expiresInSeconds: data.expires_in };
  });

  return {
    postForLogin: async (path, body, answer) =>
      readAnswer(path, await post(`${config.loginUrl}${path}`, body), answer),
    postWithToken: async (path, body, answer) => {
      const send = async (token: string) =>
        readAnswer(path, await post(`${config.openUrl}${path}`, body, { 'access-token': token }), answer);
      const token = await tokens.current();
      try {
        return await send(token);
      } catch (failure) {
        if (!(failure instanceof DouyinErrorNumber) || !REFUSED_TOKEN_CODES.has(failure.errorNumber))
          throw failure;
        return send(await tokens.renewed(token));
      }
    },
  };
}

function readAnswer<T>(path: string, content: unknown, answer: z.ZodType<T>): T {
  const errorNumber = read(DouyinEnvelope, content);
  if (errorNumber !== 0) throw new DouyinErrorNumber(path, errorNumber);
  return read(answer, content);
}

function read<T>(schema: z.ZodType<T>, content: unknown): T {
  const parsed = schema.safeParse(content);
  if (!parsed.success) throw new CallFailed('unreadable_answer');
  return parsed.data;
}

export function asHostFailure(failure: unknown): unknown {
  if (failure instanceof DouyinErrorNumber)
    return douyinRefusal(failure.errorNumber) ?? new HostUnavailable(`douyin ${failure.message}`);
  if (failure instanceof CallFailed) return new HostUnavailable(`douyin: ${failure.reason}`);
  return failure;
}
