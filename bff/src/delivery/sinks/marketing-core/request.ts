import { createHash } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
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

const webhooks = new Map<string, Webhook>();
const maxWebhooks = 1_000;

/** Decoding a secret costs more than signing with it. */
function signed(secret: string, id: string, now: Date, body: string): string {
  let webhook = webhooks.get(secret);
  if (!webhook) {
    webhook = new Webhook(secret);
    if (webhooks.size >= maxWebhooks) webhooks.clear();
    webhooks.set(secret, webhook);
  }
  return webhook.sign(id, now, body);
}

/** The same facts make the same id, also after a crash: nothing about a batch has to be remembered. */
export function batchId(messages: readonly EventMessage[]): string {
  const ids = messages.map(({ factId }) => factId).join('\n');
  return `msg_${createHash('sha256').update(ids).digest('base64url').slice(0, 32)}`;
}

/** The events lie in the table of facts; the ledger keeps what proves that exactly these were sent. */
export function maskBatch({ method, url, headers, body }: OutgoingRequest): string {
  const { origin, pathname } = URL.canParse(url) ? new URL(url) : { origin: '', pathname: '' };
  const digest = createHash('sha256')
    .update(body ?? '')
    .digest('hex');
  return `${method} ${origin}${pathname}\nwebhook-id: ${headers['webhook-id']}\nsha256(body): ${digest}`;
}
