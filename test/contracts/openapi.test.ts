import SwaggerParser from '@apidevtools/swagger-parser';
import { eventSchema } from '../../bff/src/contract';
import { coreOpenApiDocument } from '../../bff/src/subscriber';

interface Operation {
  operationId: string;
  responses: Record<string, unknown>;
}
interface Document {
  openapi: string;
  info?: object;
  paths: Record<string, Partial<Record<string, Operation>>>;
  components: { schemas: Record<string, { properties: object; required: string[] }> };
}

const copyOf = () => JSON.parse(JSON.stringify(coreOpenApiDocument())) as Document;
const validate = (document: Document) => SwaggerParser.validate(document as never);
const methods = ['get', 'put', 'post', 'delete', 'options'] as const;

const operationsOf = (document: Document) =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ path, method, operation }] : [];
    }),
  );

test('the published OpenAPI document is valid', async () => {
  expect(copyOf().openapi).toMatch(/^3\.1\./);
  await expect(validate(copyOf())).resolves.toBeDefined();
});

test('a document that is not valid is told from ours', async () => {
  const broken = copyOf();
  delete broken.info;
  await expect(validate(broken)).rejects.toThrow();
});

test('every operation has a name of its own, says who may call it and how it refuses', () => {
  const operations = operationsOf(copyOf());
  const names = operations.map(({ operation }) => operation.operationId);
  expect(new Set(names).size).toBe(operations.length);
  for (const { operation } of operations) {
    const statuses = Object.keys(operation.responses);
    expect(statuses.some((status) => status.startsWith('2'))).toBe(true);
    expect(statuses).toEqual(expect.arrayContaining(['401', '429']));
  }
});

test('the events that are fetched are the events that are pushed', () => {
  const { Event } = copyOf().components!.schemas as Record<
    string,
    { properties: object; required: string[] }
  >;
  expect(Event!.properties).toEqual(eventSchema.properties);
  expect(Event!.required).toEqual(eventSchema.required);
});
