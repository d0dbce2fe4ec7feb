import { Parser } from '@asyncapi/parser';
import { asyncApiDocument, publishedFacts } from '../../bff/src/contract';

test('the published AsyncAPI document is valid and tells of every fact', async () => {
  const { document, diagnostics } = await new Parser().parse(JSON.stringify(asyncApiDocument()));
  // 0 is an error; the others are advice on style.
  expect(diagnostics.filter((diagnostic) => diagnostic.severity === 0)).toEqual([]);
  const names = document!
    .messages()
    .all()
    .map((message) => message.name());
  expect(new Set(names)).toEqual(new Set(publishedFacts.map((fact) => `loudou.${fact.name}`)));
});
