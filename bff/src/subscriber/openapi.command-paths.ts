import { operation, text } from './openapi.operation';
import { signedReferences } from './openapi.signature';

/** What a marketing core may tell us to do. */
export const commandPaths = {
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
};
