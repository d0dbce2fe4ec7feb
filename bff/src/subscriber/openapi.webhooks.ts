import { json, text } from './openapi.operation';
import { signedHeader, signedReferences } from './openapi.signature';

/** What an endpoint has to answer before anything is pushed to it. */
export const webhooks = {
  handshake: {
    options: {
      operationId: 'allowOrigin',
      summary: text('CloudEvents 握手', 'The CloudEvents handshake'),
      security: [],
      parameters: [signedHeader('webhook-request-origin', text('谁来问。', 'Who asks.'))],
      responses: {
        200: {
          description: text('愿意接收。', 'Events are welcome.'),
          headers: {
            'WebHook-Allowed-Origin': {
              required: true,
              description: text('同一来源，或 *。', 'The same origin, or *.'),
              schema: { type: 'string' },
            },
            'WebHook-Allowed-Rate': {
              description: text('每分钟最多几次请求，或 *。', 'Requests a minute, or *.'),
              schema: { type: 'string' },
            },
          },
        },
      },
    },
  },
  challenge: {
    post: {
      operationId: 'proveSecret',
      summary: text('签名挑战', 'The signed challenge'),
      description: text(
        '核对签名，回 200 和同一挑战及其签名；十秒内。',
        'Check the signature, answer 200 with the challenge and its signature, within ten seconds.',
      ),
      security: [{ standardWebhooks: [] }],
      parameters: signedReferences,
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['type', 'challenge'],
              properties: {
                type: { const: 'loudou.subscriber.challenge' },
                challenge: { type: 'string' },
              },
            },
          },
        },
      },
      responses: {
        200: {
          description: text('知道密钥。', 'The secret is known.'),
          content: json('ChallengeAnswer'),
        },
      },
    },
  },
};
