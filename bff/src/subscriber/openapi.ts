import type { z } from 'zod';
import { AckQuery, PullQuery, ReplayQuery } from './core.schemas';
import { openApiSchemas, requestSchema, type SchemaName, schemaReference } from './openapi.schemas';
import { coreProblems } from './problem';

const text = (zh: string, en: string) => `${zh} ${en}`;

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

const signatureText = text(
  'Standard Webhooks 1.0：v1,base64(HMAC-SHA256(密钥, webhook-id.webhook-timestamp.请求体))，五分钟内有效，每个 webhook-id 只用一次。',
  'Standard Webhooks 1.0: v1,base64(HMAC-SHA256(secret, webhook-id.webhook-timestamp.body)), good for five minutes, and each webhook-id once.',
);

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
    paths,
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

const signedHeader = (name: string, what: string) => ({
  name,
  in: 'header',
  required: true,
  description: what,
  schema: { type: 'string' },
});

const signedParameters = {
  WebhookId: signedHeader('webhook-id', text('每个只用一次。', 'Good for one request.')),
  WebhookTimestamp: signedHeader('webhook-timestamp', text('签名时的秒数。', 'Seconds of the signing.')),
};
const signedReferences = Object.keys(signedParameters).map((name) => ({
  $ref: `#/components/parameters/${name}`,
}));

interface OperationText {
  operationId: string;
  summary: string;
  description?: string;
}

interface OperationParts {
  query?: z.ZodObject;
  parameters?: object[];
  body?: SchemaName;
  answers: Record<string, SchemaName>;
  problems: (keyof typeof coreProblems)[];
}

function operation(told: OperationText, parts: OperationParts) {
  const parameters = [...(parts.parameters ?? []), ...(parts.query ? queryParameters(parts.query) : [])];
  return {
    ...told,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(parts.body ? { requestBody: { required: true, content: json(parts.body) } } : {}),
    responses: {
      ...Object.fromEntries(
        Object.entries(parts.answers).map(([status, name]) => [
          status,
          { description: told.summary, content: json(name) },
        ]),
      ),
      ...problemResponses(['key_missing', 'key_unknown', 'too_many_requests', ...parts.problems]),
    },
  };
}

const json = (name: SchemaName) => ({ 'application/json': { schema: schemaReference(name) } });

function queryParameters(query: z.ZodObject): object[] {
  const { properties = {} } = requestSchema(query) as {
    properties?: Record<string, { description?: string }>;
  };
  return Object.entries(properties).map(([name, { description: what, ...schema }]) => ({
    name,
    in: 'query',
    required: false,
    ...(what ? { description: what } : {}),
    ...('items' in schema ? { style: 'form', explode: false } : {}),
    schema,
  }));
}

function problemResponses(codes: OperationParts['problems']) {
  const byStatus = new Map<number, string[]>();
  for (const code of codes) {
    const { status, title } = coreProblems[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), `\`${code}\`: ${title}`]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, lines]) => [
      String(status),
      {
        description: lines.join('; '),
        ...(status === 429 || status === 503 ? { headers: retryAfter } : {}),
        content: { 'application/problem+json': { schema: schemaReference('Problem') } },
      },
    ]),
  );
}

const retryAfter = {
  'Retry-After': { description: '几秒后再来。 Seconds to wait.', schema: { type: 'integer', minimum: 1 } },
};

const paths = {
  '/core/v1/facts': {
    get: operation(
      {
        operationId: 'pullFacts',
        summary: text('下一页事实', 'The next page of facts'),
        description: text(
          '存好一页后再用 next 取下一页；next 也是确认用的游标。',
          'Store a page, then go on with `next`; it is also the cursor to acknowledge.',
        ),
      },
      {
        query: PullQuery,
        answers: { 200: 'FactsPage' },
        problems: ['not_verified', 'input_invalid', 'cursor_invalid', 'overloaded'],
      },
    ),
  },
  '/core/v1/facts/replay': {
    get: operation(
      {
        operationId: 'replayFacts',
        summary: text('重取一段范围', 'A range once more'),
        description: text(
          '范围三选一：fromId 加 toId，from 加 to，或 person。编号和顺序与当初相同。',
          'One of three ranges: fromId with toId, from with to, or person. Ids and order are as they were.',
        ),
      },
      {
        query: ReplayQuery,
        answers: { 200: 'ReplayPage' },
        problems: ['not_verified', 'input_invalid', 'cursor_invalid'],
      },
    ),
  },
  '/core/v1/ack': {
    put: operation(
      {
        operationId: 'acknowledge',
        summary: text('确认已存好到哪里', 'Acknowledge what is stored'),
        description: text(
          '只进不退；要退用 rewind=true。',
          'It only goes forward; going back needs rewind=true.',
        ),
      },
      {
        query: AckQuery,
        body: 'AckBody',
        answers: { 200: 'Status' },
        problems: [
          'not_verified',
          'input_invalid',
          'cursor_invalid',
          'ack_goes_back',
          'body_too_large',
          'media_type',
        ],
      },
    ),
  },
  '/core/v1/status': {
    get: operation(
      { operationId: 'readStatus', summary: text('确认位置与滞后', 'Acknowledged position and lag') },
      { answers: { 200: 'Status' }, problems: [] },
    ),
  },
  '/core/v1/replays': {
    post: operation(
      {
        operationId: 'orderReplay',
        summary: text('请求重推一段范围', 'Ask to be pushed a range again'),
        description: text(
          '一次一个；编号不变，已有的请按编号丢弃。当初因同意未发的仍不发。',
          'One at a time; ids stay, so drop what is known. What was withheld stays withheld.',
        ),
      },
      {
        body: 'ReplayOrder',
        answers: { 202: 'ReplayState' },
        problems: [
          'not_verified',
          'input_invalid',
          'not_pushed_to',
          'replay_open',
          'body_too_large',
          'media_type',
        ],
      },
    ),
  },
  '/core/v1/replays/{replayId}': {
    get: operation(
      { operationId: 'readReplay', summary: text('重推的进度', 'The progress of a replay') },
      {
        parameters: [{ name: 'replayId', in: 'path', required: true, schema: { type: 'string' } }],
        answers: { 200: 'ReplayState' },
        problems: ['not_verified', 'not_found'],
      },
    ),
  },
  '/core/v1/commands': {
    post: {
      ...operation(
        {
          operationId: 'sendCommands',
          summary: text('下达指令', 'Send commands'),
          description: text(
            '逐条生效，互不影响；同一编号得到第一次的回答。重试请换 webhook-id，保留指令编号。',
            'Each takes effect by itself; the same id gets the first answer. To try again take a new webhook-id and keep the ids of the commands.',
          ),
        },
        {
          parameters: signedReferences,
          body: 'CommandBatch',
          answers: { 200: 'CommandResults' },
          problems: [
            'signature_invalid',
            'timestamp_outside',
            'not_verified',
            'input_invalid',
            'message_repeated',
            'body_too_large',
            'media_type',
          ],
        },
      ),
      security: [{ bearerKey: [], standardWebhooks: [] }],
    },
  },
  '/core/v1/verification': {
    post: operation(
      {
        operationId: 'askChallenge',
        summary: text('只取不收推送的订阅方：要一个挑战', 'For who only fetches: ask for a challenge'),
      },
      { answers: { 201: 'Challenge' }, problems: ['pushed_to'] },
    ),
    put: operation(
      {
        operationId: 'answerChallenge',
        summary: text(
          '用签名密钥回答挑战，之后生效',
          'Answer it with the signing secret, which starts the feed',
        ),
      },
      {
        body: 'ChallengeAnswer',
        answers: { 200: 'Verified' },
        problems: ['input_invalid', 'pushed_to', 'challenge_failed', 'body_too_large', 'media_type'],
      },
    ),
  },
};

/** What an endpoint has to answer before anything is pushed to it. */
const webhooks = {
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
