import { publishedFacts } from './fact-schemas';
import type { PublishedSchema } from './published-schema';

const ulid = '[0-7][0-9A-HJKMNP-TV-Z]{25}';

/** The envelope that every fact travels in: CloudEvents 1.0 with the extensions that we set. */
export const eventSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: '/contract/event.json',
  title: '一个事实的信封（CloudEvents 1.0）',
  description: 'The envelope of one fact, CloudEvents 1.0 in the JSON batch format',
  type: 'object',
  required: [
    'specversion',
    'id',
    'source',
    'type',
    'subject',
    'time',
    'datacontenttype',
    'dataschema',
    'partitionkey',
    'sequence',
    'data',
  ],
  properties: {
    specversion: { const: '1.0' },
    id: {
      type: 'string',
      pattern: `^fct_${ulid}$`,
      description: '去重用：同一事实重发时编号不变。 The same on every retry: drop repeats by it.',
    },
    source: { type: 'string', minLength: 1, description: '来源。 Which Loudou it comes from.' },
    type: { enum: publishedFacts.map((fact) => `loudou.${fact.name}`) },
    subject: { type: 'string', pattern: `^psn_${ulid}$`, description: '同一个人。 One person.' },
    time: { type: 'string', description: '发生的时间。 When it happened, RFC 3339 in UTC.' },
    datacontenttype: { const: 'application/json' },
    dataschema: { type: 'string', description: 'data 的结构。 The schema of data.' },
    partitionkey: { type: 'string', pattern: `^psn_${ulid}$` },
    sequence: {
      type: 'string',
      pattern: '^[0-9]{20}$',
      description:
        '同一个人内递增，按文本排序。 Rises within one person; sorts as text. Gaps are facts that may not leave.',
    },
    touchid: { type: 'string', pattern: `^tch_${ulid}$` },
    host: { enum: ['weapp', 'tt', 'h5'] },
    traceparent: { type: 'string', pattern: '^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$' },
    data: { type: 'object' },
  },
} satisfies PublishedSchema;
