import { PaymentUnavailable } from '../hosts.port';
import type { AdapterDependencies } from '../wire/adapter-dependencies';
import { CallFailed, callOverHttp, parseAnswer } from '../wire/http-call';
import { ErrorAnswer } from './wechat-pay.answers';
import type { WechatPayConfig } from './wechat-pay.config';
import type { WechatPaySignature } from './wechat-pay.signature';

/** WeChat Pay said no, and why. */
export class WechatPayRefusal extends PaymentUnavailable {
  override name = 'WechatPayRefusal';
  constructor(readonly code: string) {
    super(`wechat_pay answered ${code}`);
  }
}

export type WechatPayCall = (
  method: 'GET' | 'POST',
  pathWithQuery: string,
  content?: object,
) => Promise<unknown>;

/** Signs the exact bytes it sends, and believes no answer that the platform did not sign. */
export function createWechatPayCall(
  config: WechatPayConfig,
  dependencies: AdapterDependencies,
  signature: WechatPaySignature,
): WechatPayCall {
  return async (method, pathWithQuery, content) => {
    const body = content === undefined ? '' : JSON.stringify(content);
    const url = new URL(config.apiUrl + pathWithQuery);
    try {
      const answer = await callOverHttp(dependencies.fetch ?? fetch, {
        url: url.href,
        method,
        headers: {
          accept: 'application/json',
          'user-agent': 'loudou',
          authorization: signature.authorization(method, url.pathname + url.search, body),
          ...(body && { 'content-type': 'application/json' }),
        },
        body: body || undefined,
        timeoutMs: config.timeoutMs,
      });
      if (answer.status >= 400) throw refusalIn(answer.status, answer.text);
      const fault = signature.faultOf(
        signatureHeadersOf((name) => answer.headers.get(name)),
        answer.text,
      );
      if (fault) throw new PaymentUnavailable(`wechat_pay answer not trusted: ${fault}`);
      return answer.text === '' ? null : parseAnswer(answer.text);
    } catch (failure) {
      throw failure instanceof CallFailed ? new PaymentUnavailable(`wechat_pay: ${failure.reason}`) : failure;
    }
  };
}

export function signatureHeadersOf(header: (name: string) => string | null | undefined) {
  return {
    serial: header('wechatpay-serial'),
    signature: header('wechatpay-signature'),
    timestamp: header('wechatpay-timestamp'),
    nonce: header('wechatpay-nonce'),
  };
}

function refusalIn(status: number, text: string): PaymentUnavailable {
  if (status >= 500) return new PaymentUnavailable(`wechat_pay answered HTTP ${status}`);
  const parsed = ErrorAnswer.safeParse(parseAnswer(text));
  return parsed.success
    ? new WechatPayRefusal(parsed.data.code)
    : new PaymentUnavailable(`wechat_pay answered HTTP ${status}`);
}
