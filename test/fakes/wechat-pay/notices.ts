import { randomUUID } from 'node:crypto';
import { rsaKeyPair } from '../wechat/rsa-key-pairs';
import type { WechatPayKeys } from './keys';
import type { Order } from './orders';
import { encryptResource, platformHeaders } from './platform-signature';
import { transactionOf } from './transaction';

/** WeChat Pay gives a merchant five seconds to answer. */
const ANSWER_WITHIN_MS = 5_000;

export interface NoticeManner {
  /** How often the notice goes out: 0 loses it, 2 repeats it. */
  copies: number;
  delayMs: number;
  /** Signed by a key that is not the platform's, or changed after signing. */
  forged: 'no' | 'signature' | 'body';
}

export const PLAIN_MANNER: NoticeManner = { copies: 1, delayMs: 0, forged: 'no' };

export function createNotices(keys: WechatPayKeys, nowMs: () => number) {
  let manner = PLAIN_MANNER;

  function build(order: Order, content: object = transactionOf(order, keys)) {
    const body = JSON.stringify({
      id: randomUUID(),
      create_time: order.paidAt,
      resource_type: 'encrypt-resource',
      event_type: 'TRANSACTION.SUCCESS',
      summary: '支付成功',
      resource: encryptResource(keys, content),
    });
    const headers = { 'content-type': 'application/json', ...platformHeaders(signingKeys(), nowMs(), body) };
    return {
      headers,
      body: manner.forged === 'body' ? body.replace('TRANSACTION.SUCCESS', 'TRANSACTION.SUCCESS ') : body,
    };
  }

  function signingKeys(): WechatPayKeys {
    if (manner.forged !== 'signature') return keys;
    return { ...keys, platformPrivateKey: rsaKeyPair('pay_forger').privateKey };
  }

  /** The HTTP status of each copy; 0 where nobody answered in time. */
  async function send(order: Order): Promise<number[]> {
    if (manner.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, manner.delayMs));
    const statuses: number[] = [];
    for (let copy = 0; copy < manner.copies; copy += 1)
      statuses.push(await post(order.notifyUrl, build(order)));
    return statuses;
  }

  return {
    build,
    send,
    behave(change: Partial<NoticeManner>) {
      manner = { ...PLAIN_MANNER, ...change };
    },
  };
}

async function post(
  url: string,
  { headers, body }: { headers: Record<string, string>; body: string },
): Promise<number> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return 0;
  }
}
