/** The contract is a document for others, so it is checked here that our reading of it is the same. */
import Ajv from 'ajv/dist/2020.js';
import {
  bindingConfirmedAnswer,
  bindingStartedAnswer,
  debitAnswer,
  decisionAnswer,
  noticeBody,
  payoutAnswer,
  postingAnswer,
} from './lender.answers';
import contract from './lender.openapi.json';

// Formats are checked by the stand-in lender, which has the formats at hand.
const ajv = new Ajv({ validateFormats: false, allowUnionTypes: true });
ajv.addVocabulary(Object.keys(contract));
ajv.addSchema(contract, 'contract');
const validatorOf = (name: string) => {
  const validate = ajv.getSchema(`contract#/components/schemas/${name}`);
  if (!validate) throw new Error(`no schema ${name}`);
  return validate;
};

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

function references(node: Json): string[] {
  if (Array.isArray(node)) return node.flatMap(references);
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value] : references(value),
  );
}

function find(pointer: string): unknown {
  return pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], contract);
}

test('every reference leads somewhere', () => {
  const broken = references(contract as unknown as Json).filter((pointer) => find(pointer) === undefined);
  expect(broken).toEqual([]);
});

test.each(Object.keys(contract.components.schemas))('schema %s compiles', (name) => {
  expect(validatorOf(name)).toBeInstanceOf(Function);
});

interface Operation {
  operationId: string;
  requestBody?: { content: { 'application/json': { schema: { $ref: string }; example: unknown } } };
}

const operations = [...Object.values(contract.paths), ...Object.values(contract.webhooks)].flatMap((path) =>
  Object.values<object>(path).filter((entry): entry is Operation => 'operationId' in entry),
);

test('every operation has a name of its own', () => {
  const names = operations.map((operation) => operation.operationId);
  expect(new Set(names).size).toBe(names.length);
});

const bodies = operations.flatMap(({ operationId, requestBody }) =>
  requestBody ? [[operationId, requestBody.content['application/json']] as const] : [],
);

test.each(bodies)('the example of %s keeps to its schema', (_, body) => {
  const name = body.schema.$ref.split('/').at(-1) ?? '';
  expect(validatorOf(name)(body.example)).toBe(true);
});

const readings = {
  Decision: decisionAnswer,
  Payout: payoutAnswer,
  CardDebit: debitAnswer,
  Posting: postingAnswer,
  CardBindingStarted: bindingStartedAnswer,
  CardBindingConfirmed: bindingConfirmedAnswer,
};

describe.each(Object.entries(readings))('%s', (name, reading) => {
  const validate = validatorOf(name);

  test.each(Object.entries(contract.components.examples))('is read alike for %s', (_, example) => {
    expect(reading.safeParse(example.value).success).toBe(validate(example.value));
  });

  test.each(Object.entries(contract.components.examples))(
    'is read alike for %s with a field missing',
    (_, example) => {
      for (const field of Object.keys(example.value)) {
        const rest = Object.fromEntries(Object.entries(example.value).filter(([key]) => key !== field));
        expect(reading.safeParse(rest).success).toBe(validate(rest));
      }
    },
  );

  test('has an example', () => {
    const fitting = Object.values(contract.components.examples).filter((example) => validate(example.value));
    expect(fitting).not.toEqual([]);
  });
});

test('the examples of notices are read', () => {
  for (const hook of Object.values(contract.webhooks)) {
    expect(noticeBody.safeParse(hook.post.requestBody.content['application/json'].example).success).toBe(
      true,
    );
  }
});
