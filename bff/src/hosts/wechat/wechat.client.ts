import type { z } from 'zod';
import { HostUnavailable } from '../hosts.port';
import { type AccessTokenCache, createAccessTokenCache } from '../wire/access-token-cache';
import type { AdapterDependencies } from '../wire/adapter-dependencies';
import { CallFailed, callOverHttp, type HttpCall, parseAnswer } from '../wire/http-call';
import { StableTokenAnswer, WechatEnvelope } from './wechat.answers';
import type { WechatConfig } from './wechat.config';
import { REFUSED_TOKEN_CODES, wechatRefusal } from './wechat.errors';

/** A non-zero `errcode` that the caller may know how to read. */
export class WechatErrcode extends Error {
  override name = 'WechatErrcode';
  constructor(
    readonly operation: string,
    readonly errcode: number,
  ) {
    super(`${operation} answered ${errcode}`);
  }
}

export interface WechatClient {
  /** A call that carries the app secret itself. */
  get<T>(path: string, query: Record<string, string>, answer: z.ZodType<T>): Promise<T>;
  /** A call under the access token; a refused token is renewed and the call repeated, once. */
  postWithToken<T>(path: string, body: object, answer: z.ZodType<T>): Promise<T>;
}

/** What the host and the face checker share: one client, one token. */
export function createWechatClient(config: WechatConfig, dependencies: AdapterDependencies): WechatClient {
  const fetchImplementation = dependencies.fetch ?? fetch;
  const tokens = createStableTokens();

  async function send<T>(
    path: string,
    query: Record<string, string>,
    request: Pick<HttpCall, 'method' | 'body'>,
    answer: z.ZodType<T>,
  ): Promise<T> {
    const url = `${config.apiUrl}${path}?${new URLSearchParams(query).toString()}`;
    const headers = request.body === undefined ? undefined : { 'content-type': 'application/json' };
    const { status, text } = await callOverHttp(fetchImplementation, {
      url,
      headers,
      timeoutMs: config.timeoutMs,
      ...request,
    });
    if (status !== 200) throw new HostUnavailable(`wechat ${path} answered HTTP ${status}`);
    return readAnswer(path, parseAnswer(text), answer);
  }

  // Normal mode hands every process the same token and renews it by itself; forced renewals are 20 a day and for leaks.
  function createStableTokens(): AccessTokenCache {
    return createAccessTokenCache(dependencies.clock, async () => {
      const body = JSON.stringify({
        grant_type: 'client_credential',
        appid: config.appId,
        secret: config.appSecret,
      });
      const token = await send('/cgi-bin/stable_token', {}, { method: 'POST', body }, StableTokenAnswer);
      return { value: token.access_token, expiresInSeconds: token.expires_in };
    });
  }

  return {
    get: (path, query, answer) => send(path, query, { method: 'GET' }, answer),
    postWithToken: async (path, content, answer) => {
      const body = JSON.stringify(content);
      const post = (token: string) => send(path, { access_token: token }, { method: 'POST', body }, answer);
      const token = await tokens.current();
      try {
        return await post(token);
      } catch (failure) {
        if (!(failure instanceof WechatErrcode) || !REFUSED_TOKEN_CODES.has(failure.errcode)) throw failure;
        return post(await tokens.renewed(token));
      }
    },
  };
}

function readAnswer<T>(path: string, content: unknown, answer: z.ZodType<T>): T {
  const envelope = WechatEnvelope.safeParse(content);
  if (!envelope.success) throw new CallFailed('unreadable_answer');
  if (envelope.data.errcode !== 0) throw new WechatErrcode(path, envelope.data.errcode);
  const parsed = answer.safeParse(content);
  if (!parsed.success) throw new CallFailed('unreadable_answer');
  return parsed.data;
}

/** The failures of a call, in the words of the `Host` port. */
export function asHostFailure(failure: unknown): unknown {
  if (failure instanceof WechatErrcode)
    return wechatRefusal(failure.errcode) ?? new HostUnavailable(`wechat ${failure.message}`);
  if (failure instanceof CallFailed) return new HostUnavailable(`wechat: ${failure.reason}`);
  return failure;
}
