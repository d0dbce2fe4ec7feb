import { Aes } from 'wechatpay-axios-plugin';
import { type PaymentNotice, PaymentNoticeRejected } from '../hosts.port';
import { NoticeEnvelope, Transaction } from './wechat-pay.answers';
import { signatureHeadersOf } from './wechat-pay.client';
import type { WechatPayConfig } from './wechat-pay.config';
import { belongsToMerchant, paymentStateOf } from './wechat-pay.rules';
import type { WechatPaySignature } from './wechat-pay.signature';

/** The largest notice met is about 2 kB; the bound is for what is not a notice. */
const MAX_NOTICE_BYTES = 65_536;

/** Signature first, over the bytes as they came; only then is anything inside looked at. */
export function readWechatPayNotice(
  config: WechatPayConfig,
  signature: WechatPaySignature,
  rawBody: Buffer,
  headers: Record<string, string | undefined>,
): PaymentNotice {
  if (rawBody.length > MAX_NOTICE_BYTES) throw new PaymentNoticeRejected('too_large');
  const body = rawBody.toString('utf8');
  const fault = signature.faultOf(
    signatureHeadersOf((name) => headers[name]),
    body,
  );
  if (fault) throw new PaymentNoticeRejected(fault);

  const envelope = parsedOrRejected(() => NoticeEnvelope.parse(JSON.parse(body)), 'envelope');
  if (!envelope.event_type.startsWith('TRANSACTION.')) throw new PaymentNoticeRejected('other_event');
  const { ciphertext, nonce, associated_data: associatedData } = envelope.resource;
  const plain = parsedOrRejected(
    () => Aes.AesGcm.decrypt(ciphertext, config.apiV3Key, nonce, associatedData),
    'ciphertext',
  );
  const transaction = parsedOrRejected(() => Transaction.parse(JSON.parse(plain)), 'transaction');

  if (!belongsToMerchant(transaction, config)) throw new PaymentNoticeRejected('other_merchant');
  const state = paymentStateOf(transaction);
  if (!state) throw new PaymentNoticeRejected('incomplete');
  return { orderNumber: transaction.out_trade_no, state };
}

/** The parser's own message quotes what it read, so only the part's name goes on. */
function parsedOrRejected<T>(parse: () => T, part: string): T {
  try {
    return parse();
  } catch {
    throw new PaymentNoticeRejected(part);
  }
}
