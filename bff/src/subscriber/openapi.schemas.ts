import { z } from 'zod';
import { eventSchema, type PublishedSchema } from '../contract';
import {
  AckBody,
  ChallengeAnswered,
  ChallengeAsked,
  CommandBatch,
  CommandResults,
  Problem,
  ReplayOrder,
  ReplayState,
  StatusAnswer,
  Verified,
} from './core.schemas';

/** What is asked is described as it is sent: a field with a default may be left out. */
export const requestSchema = (schema: z.core.$ZodType): PublishedSchema =>
  inlined(z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' }));

/** Answers may gain fields. */
const answerSchema = (schema: z.core.$ZodType): PublishedSchema =>
  inlined(
    z.toJSONSchema(schema, {
      target: 'draft-2020-12',
      override: ({ jsonSchema }) => {
        if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      },
    }),
  );

/** Inside one document a schema has no address of its own. */
function inlined({ $schema: _schema, $id: _id, ...schema }: PublishedSchema): PublishedSchema {
  return schema;
}

const events = { type: 'array', items: { $ref: '#/components/schemas/Event' } };
const cursor = { type: 'string', description: '不透明，原样传回。 Opaque: hand it back as it came.' };

/** Every schema of the document by its name; made from what the doors themselves parse with. */
export const openApiSchemas = {
  Event: {
    ...inlined(eventSchema as PublishedSchema),
    externalDocs: {
      description: '每种事实的 data，见同名消息。 The data of each type: the message of the same name.',
      url: '/contract/asyncapi.json',
    },
  },
  FactsPage: {
    type: 'object',
    required: ['events', 'next', 'lagMs', 'more'],
    properties: {
      events,
      next: cursor,
      lagMs: { type: 'integer', description: '下一个事实已等了多久。 How long the next fact has waited.' },
      more: { type: 'boolean', description: '后面还有。 There is more behind `next`.' },
    },
  },
  ReplayPage: {
    type: 'object',
    required: ['events', 'next', 'more'],
    properties: { events, next: { ...cursor, type: ['string', 'null'] }, more: { type: 'boolean' } },
  },
  AckBody: requestSchema(AckBody),
  Status: answerSchema(StatusAnswer),
  ReplayOrder: requestSchema(ReplayOrder),
  ReplayState: answerSchema(ReplayState),
  CommandBatch: requestSchema(CommandBatch),
  CommandResults: answerSchema(CommandResults),
  Challenge: answerSchema(ChallengeAsked),
  ChallengeAnswer: requestSchema(ChallengeAnswered),
  Verified: answerSchema(Verified),
  Problem: answerSchema(Problem),
} as const;

export type SchemaName = keyof typeof openApiSchemas;

export const schemaReference = (name: SchemaName) => ({ $ref: `#/components/schemas/${name}` });
