import { text } from './openapi.operation';

export const signatureText = text(
  'Standard Webhooks 1.0：v1,base64(HMAC-SHA256(密钥, webhook-id.webhook-timestamp.请求体))，五分钟内有效，每个 webhook-id 只用一次。',
  'Standard Webhooks 1.0: v1,base64(HMAC-SHA256(secret, webhook-id.webhook-timestamp.body)), good for five minutes, and each webhook-id once.',
);

export const signedHeader = (name: string, what: string) => ({
  name,
  in: 'header',
  required: true,
  description: what,
  schema: { type: 'string' },
});

export const signedParameters = {
  WebhookId: signedHeader('webhook-id', text('每个只用一次。', 'Good for one request.')),
  WebhookTimestamp: signedHeader('webhook-timestamp', text('签名时的秒数。', 'Seconds of the signing.')),
};
export const signedReferences = Object.keys(signedParameters).map((name) => ({
  $ref: `#/components/parameters/${name}`,
}));
