/** The documented contract, turned into what the stand-in checks every request and every answer of its own against. */
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import contract from '../../../bff/src/lender/lender.openapi.json';

const ajv = new Ajv({ strict: true, allowUnionTypes: true });
addFormats(ajv);
ajv.addVocabulary(Object.keys(contract));
ajv.addSchema(contract, 'contract');

function validatorOf(schema: { $ref: string }): (value: unknown) => boolean {
  const validate = ajv.getSchema(`contract${schema.$ref}`);
  if (!validate) throw new Error(`the contract has no ${schema.$ref}`);
  return (value) => validate(value) === true;
}

interface DocumentedOperation {
  operationId: string;
  requestBody?: { content: { 'application/json': { schema: { $ref: string } } } };
  responses: { '200': { content: { 'application/json': { schema: { $ref: string } } } } };
}

export interface Operation {
  operationId: string;
  method: 'get' | 'put' | 'post';
  /** As Express writes it: `/v1/loans/:loanId`. */
  path: string;
  /** The path's parameter, which a body has to name too. */
  referenceName: string;
  /** Null for reads. */
  isRequest: ((body: unknown) => boolean) | null;
  isAnswer: (answer: unknown) => boolean;
}

export const isReference = validatorOf({ $ref: '#/components/schemas/Reference' });

const methods = ['get', 'put', 'post'] as const;

export const operations: Operation[] = Object.entries(contract.paths).flatMap(([path, item]) =>
  methods.flatMap((method) => {
    const documented = (item as Partial<Record<typeof method, DocumentedOperation>>)[method];
    if (!documented) return [];
    return {
      operationId: documented.operationId,
      method,
      path: path.replace(/\{(\w+)\}/g, ':$1'),
      referenceName: /\{(\w+)\}/.exec(path)?.[1] ?? '',
      isRequest: documented.requestBody
        ? validatorOf(documented.requestBody.content['application/json'].schema)
        : null,
      isAnswer: validatorOf(documented.responses['200'].content['application/json'].schema),
    };
  }),
);
