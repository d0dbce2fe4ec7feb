import { deliveryPromises } from './delivery-promises';
import { eventSchema } from './event-schema';
import { type PublishedFact, publishedFacts } from './fact-schemas';

/** The AsyncAPI 3.0 document of what Loudou sends to the marketing core. */
export function asyncApiDocument() {
  return {
    asyncapi: '3.0.0',
    info: {
      title: '漏斗事实 · Loudou facts',
      version: '1.0.0',
      description: deliveryPromises.map(({ zh, en }) => `- ${zh}\n  ${en}`).join('\n'),
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/cloudevents-batch+json',
    channels: {
      facts: {
        address: '/',
        title: '营销中台 · Marketing core',
        description: '接收事实的地址。 The address that takes facts.',
        messages: Object.fromEntries(publishedFacts.map((fact) => [fact.name, messageReference(fact)])),
        bindings: { http: { bindingVersion: '0.3.0' } },
      },
    },
    operations: {
      sendFacts: {
        action: 'send',
        channel: { $ref: '#/channels/facts' },
        title: '发送事实 · Send facts',
        messages: publishedFacts.map((fact) => ({ $ref: `#/channels/facts/messages/${fact.name}` })),
        bindings: { http: { method: 'POST', bindingVersion: '0.3.0' } },
      },
    },
    components: {
      messages: Object.fromEntries(publishedFacts.map((fact) => [fact.name, message(fact)])),
      schemas: Object.fromEntries(publishedFacts.map((fact) => [fact.name, inlined(fact.schema)])),
    },
  };
}

const messageReference = (fact: PublishedFact) => ({ $ref: `#/components/messages/${fact.name}` });

function message(fact: PublishedFact) {
  return {
    name: `loudou.${fact.name}`,
    title: fact.meaning.zh,
    summary: fact.meaning.en,
    description: `唯一于：${fact.once}。 Unique by: ${fact.once}. 发出依据：${fact.leavesBy}。 Leaves by: ${fact.leavesBy}.`,
    contentType: 'application/cloudevents-batch+json',
    headers: signatureHeaders,
    correlationId: { location: '$message.payload#/id', description: '事实编号。 The id of the fact.' },
    payload: { type: 'array', maxItems: 500, items: envelopeOf(fact) },
  };
}

function envelopeOf(fact: PublishedFact) {
  return {
    ...inlined(eventSchema),
    properties: {
      ...eventSchema.properties,
      type: { const: `loudou.${fact.name}` },
      data: { $ref: `#/components/schemas/${fact.name}` },
    },
  };
}

const signatureHeaders = {
  type: 'object',
  required: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
  properties: {
    'webhook-id': { type: 'string', description: '同一批重发时不变。 The same when a batch is sent again.' },
    'webhook-timestamp': { type: 'string', description: '这一次发送的秒数。 Seconds of this attempt.' },
    'webhook-signature': { type: 'string', description: 'v1,base64(HMAC-SHA256(id.timestamp.body))' },
  },
};

/** Inside one document a schema has no address of its own. */
function inlined<Schema extends object>(schema: Schema) {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$id' && key !== '$schema'));
}
