import type { z } from 'zod';
import { requestSchema, type SchemaName, schemaReference } from './openapi.schemas';
import { coreProblems } from './problem';

/** Every text of the document in both languages. */
export const text = (zh: string, en: string) => `${zh} ${en}`;

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

/** One call: what is asked, what is answered, and every refusal with its status. */
export function operation(told: OperationText, parts: OperationParts) {
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

export const json = (name: SchemaName) => ({ 'application/json': { schema: schemaReference(name) } });

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
