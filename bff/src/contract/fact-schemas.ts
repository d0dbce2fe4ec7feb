import { type FactDefinition, facts } from '@loudou/shared/catalogue';
import { type PublishedSchema, publishedSchema } from './published-schema';

export interface PublishedFact {
  name: string;
  version: number;
  meaning: { zh: string; en: string };
  once: string;
  leavesBy: FactDefinition['leavesBy'];
  path: string;
  schema: PublishedSchema;
}

/** Where the schema of a fact's data lies below the public URL; the same path stands in `dataschema`. */
export function factSchemaPath(name: string, version: number): string {
  return `/contract/facts/${name}/${version}.json`;
}

/** Every fact of the catalogue as it is published, in the order of the journey. */
export const publishedFacts: readonly PublishedFact[] = facts.map((fact: FactDefinition) => {
  const path = factSchemaPath(fact.name, fact.version);
  const { name, version, meaning, once, leavesBy } = fact;
  const { $schema, ...schema } = publishedSchema(fact.data);
  const published = { $schema, $id: path, title: meaning.zh, description: meaning.en, ...schema };
  return { name, version, meaning, once, leavesBy, path, schema: published };
});

const byPath = new Map(publishedFacts.map((fact) => [fact.path, fact]));

export function findPublishedFact(name: string, version: string): PublishedFact | undefined {
  return byPath.get(`/contract/facts/${name}/${version}.json`);
}
