import SwaggerParser from '@apidevtools/swagger-parser';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

interface Parameter {
  name: string;
  in: 'query' | 'path' | 'header';
  required?: boolean;
  explode?: boolean;
  schema: object;
}

interface Content {
  content?: Record<string, { schema: object }>;
}

interface Operation {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: Content;
  responses: Record<string, Content>;
  security?: Record<string, string[]>[];
}

interface SecurityScheme {
  type: string;
  scheme?: string;
  name?: string;
  'x-signature-scheme'?: string;
}

interface Document {
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  security?: Record<string, string[]>[];
  components: { securitySchemes: Record<string, SecurityScheme> };
}

export interface Credentials {
  /** For a scheme of type http, bearer. */
  bearer?: string;
  /** For a scheme that names Standard Webhooks. */
  secret?: string;
}

export interface ClientAnswer {
  status: number;
  body: Record<string, unknown>;
}

export interface GeneratedClient {
  operations: string[];
  call(
    operationId: string,
    given?: { parameters?: Record<string, unknown>; body?: unknown },
  ): Promise<ClientAnswer>;
}

/** Turns an OpenAPI 3.1 document into a client that knows nothing but the document. */
export async function generateClient(
  source: object,
  base: string,
  credentials: Credentials,
): Promise<GeneratedClient> {
  const document = (await SwaggerParser.dereference(source as never)) as unknown as Document;
  const ajv = addFormats(new Ajv2020({ strict: false, coerceTypes: false }));
  const operations = new Map<string, { method: string; path: string; operation: Operation }>();
  for (const [path, item] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(item))
      operations.set(operation.operationId, { method, path, operation });

  return {
    operations: [...operations.keys()],
    async call(operationId, { parameters = {}, body } = {}) {
      const found = operations.get(operationId);
      if (!found) throw new Error(`The document knows no operation ${operationId}`);
      const { method, path, operation } = found;
      const text = body === undefined ? undefined : JSON.stringify(body);
      if (operation.requestBody) check(ajv, jsonSchema(operation.requestBody), body, 'the request');
      const response = await fetch(
        new URL(document.servers[0]!.url, base).origin + fill(path, operation, parameters, ajv),
        {
          method: method.toUpperCase(),
          headers: {
            ...(text === undefined
              ? {}
              : { 'content-type': Object.keys(operation.requestBody!.content!)[0]! }),
            ...secured(document, operation, credentials, text ?? ''),
          },
          ...(text === undefined ? {} : { body: text }),
        },
      );
      const described = operation.responses[String(response.status)];
      if (!described) throw new Error(`${operationId} answered ${response.status}, which is not described`);
      const kind = response.headers.get('content-type')!.split(';')[0]!;
      const schema = described.content?.[kind]?.schema;
      if (!schema) throw new Error(`${operationId} answered ${kind}, which is not described`);
      const answer = (await response.json()) as Record<string, unknown>;
      check(ajv, schema, answer, `the answer of ${operationId}`);
      return { status: response.status, body: answer };
    },
  };
}

function fill(path: string, operation: Operation, given: Record<string, unknown>, ajv: Ajv2020): string {
  const query = new URLSearchParams();
  let filled = path;
  const known = operation.parameters ?? [];
  const unknownName = Object.keys(given).find((name) => !known.some((parameter) => parameter.name === name));
  if (unknownName) throw new Error(`${operation.operationId} has no parameter ${unknownName}`);
  for (const { name, in: place, required, explode, schema } of known) {
    const value = given[name];
    if (place === 'header') continue;
    if (value === undefined) {
      if (required) throw new Error(`${operation.operationId} needs ${name}`);
      continue;
    }
    check(ajv, schema, value, name);
    if (place === 'path') filled = filled.replace(`{${name}}`, encodeURIComponent(String(value)));
    else if (Array.isArray(value) && explode === false) query.set(name, value.join(','));
    else query.set(name, String(value));
  }
  return query.size > 0 ? `${filled}?${query.toString()}` : filled;
}

function secured(document: Document, operation: Operation, credentials: Credentials, body: string) {
  const headers: Record<string, string> = {};
  const [needed = {}] = operation.security ?? document.security ?? [];
  for (const name of Object.keys(needed)) {
    const scheme = document.components.securitySchemes[name]!;
    if (scheme.type === 'http' && scheme.scheme === 'bearer') {
      headers.authorization = `Bearer ${credentials.bearer}`;
    } else if (scheme['x-signature-scheme'] === 'standard-webhooks-1.0') {
      const [id, now] = [`msg_${randomUUID()}`, new Date()];
      headers['webhook-id'] = id;
      headers['webhook-timestamp'] = String(Math.floor(now.getTime() / 1_000));
      headers[scheme.name!] = new Webhook(credentials.secret!).sign(id, now, body);
    } else {
      throw new Error(`The document asks for ${name}, which this client cannot do`);
    }
  }
  return headers;
}

const jsonSchema = ({ content }: Content) => content!['application/json']!.schema;

const compiled = new WeakMap<object, ValidateFunction>();

function check(ajv: Ajv2020, schema: object, value: unknown, what: string): void {
  let isValid = compiled.get(schema);
  if (!isValid) compiled.set(schema, (isValid = ajv.compile(schema)));
  if (!isValid(value)) throw new Error(`${what} is not as described: ${ajv.errorsText(isValid.errors)}`);
}
