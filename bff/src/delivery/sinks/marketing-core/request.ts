import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';
import type { OutgoingRequest, WriteContext } from '../sink-definition';
import type { EventMessage } from './mapping';
import type { MarketingCoreSecrets, MarketingCoreSettings } from './settings';

type Context = WriteContext<MarketingCoreSettings, MarketingCoreSecrets>;

/** A batch of CloudEvents, signed by Standard Webhooks with every live secret. */
export function writeBatch(messages: readonly EventMessage[], context: Context): OutgoingRequest {
  const body = `[${messages.map(({ text }) => text).join(',')}]`;
  const id = batchId(messages);
  return {
    method: 'POST',
    url: context.settings.endpoint,
    headers: {
      'content-type': 'application/cloudevents-batch+json; charset=utf-8',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(context.now.getTime() / 1_000)),
      'webhook-signature': context.secrets.live
        .map((secret) => signed(secret, id, context.now, body))
        .join(' '),
    },
    body,
  };
}

const keys = new Map<string, KeyObject>();
const maxKeys = 1_000;

/**
 * Standard Webhooks v1. The library signs with a SHA-256 written in JavaScript, which would cost more than
 * everything else of a request; a test holds this against the library.
 */
function signed(secret: string, id: string, now: Date, body: string): string {
  let key = keys.get(secret);
  if (!key) {
    key = createSecretKey(Buffer.from(secret.slice('whsec_'.length), 'base64'));
    if (keys.size >= maxKeys) keys.clear();
    keys.set(secret, key);
  }
  const seconds = Math.floor(now.getTime() / 1_000);
  return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
}

/** The same facts make the same id, also after a crash: nothing about a batch has to be remembered. */
export function batchId(messages: readonly EventMessage[]): string {
  const ids = messages.map(({ factId }) => factId).join('\n');
  return `msg_${hash('sha256', ids, 'base64url').slice(0, 32)}`;
}

/** The events lie in the table of facts; the ledger keeps what proves that exactly these were sent. */
export function maskBatch({ method, url, headers, body }: OutgoingRequest): string {
  const { origin, pathname } = URL.canParse(url) ? new URL(url) : { origin: '', pathname: '' };
  const digest = hash('sha256', body ?? '');
  return `${method} ${origin}${pathname}\nwebhook-id: ${headers['webhook-id']}\nsha256(body): ${digest}`;
}
