import { commandPaths } from './openapi.command-paths';
import { feedPaths } from './openapi.feed-paths';
import { text } from './openapi.operation';
import { openApiSchemas } from './openapi.schemas';
import { signatureText, signedParameters } from './openapi.signature';
import { verificationPaths } from './openapi.verification-paths';
import { webhooks } from './openapi.webhooks';

const description = [
  text(
    '取事实：按游标取，不漏、同一人有序；同一事实编号不变，按编号去重。游标之后提交的事实一定在游标之后。',
    'Fetch facts by cursor: nothing is skipped, the order of each person holds, and an id never changes, so drop repeats by it. Whatever commits after a cursor was given lies behind it.',
  ),
  text(
    '只有本人同意的才会给出；之后撤回的不再给出，所以 sequence 可能不连续。',
    'Only what the person agreed to is handed out, and not after a withdrawal; the sequence may have gaps for it.',
  ),
  text(
    '每个订阅方都能取；登记了地址的同时收到推送，推送的约定见 AsyncAPI 文档。',
    'Every subscriber can fetch; one with an endpoint is pushed to as well, as the AsyncAPI document says.',
  ),
  text(
    '密钥成对：调用凭证和签名密钥。轮换后两对同时有效，到期后旧的一对立即失效；推送在此期间带两个签名。',
    'Keys come in pairs: a bearer key and a signing secret. After a rotation both pairs work until the grace is over, and pushes carry both signatures; then the old pair is refused at once.',
  ),
  text(
    '出错时按 RFC 9457 回 application/problem+json，以 code 为准；429 和 503 带 Retry-After。',
    'Refusals are RFC 9457 problems, told apart by `code`; 429 and 503 carry Retry-After.',
  ),
  text('回答可能增加字段。', 'Answers may gain fields.'),
].join('\n\n');

/** The OpenAPI 3.1 document of the doors for a marketing core. */
export function coreOpenApiDocument() {
  return {
    openapi: '3.1.0',
    info: {
      title: '漏斗 · 营销核心接口 · Loudou for marketing cores',
      version: '1.0.0',
      description,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ bearerKey: [] }],
    paths: { ...feedPaths, ...commandPaths, ...verificationPaths },
    webhooks,
    components: {
      securitySchemes: {
        bearerKey: {
          type: 'http',
          scheme: 'bearer',
          description: text('订阅方的调用凭证。', 'The key of a subscriber.'),
        },
        standardWebhooks: {
          type: 'apiKey',
          in: 'header',
          name: 'webhook-signature',
          description: signatureText,
          'x-signature-scheme': 'standard-webhooks-1.0',
        },
      },
      parameters: signedParameters,
      schemas: openApiSchemas,
    },
  };
}
