import { reasonOfPart } from './import-part.rules';

test.each([
  ['features', 'features'],
  ['rules', 'rules'],
  ['rules.0.namespace', 'namespace'],
  ['rules.0.condition.host.$nin', 'condition'],
  ['rules.0.filters.0.hashVersion', 'filters'],
  ['rules.0.variations.1.landing.title', 'variations'],
  ['draft.variants', 'draft'],
  ['rules.0.fallbackAttribute', 'other'],
  ['', 'other'],
  ['constructor', 'other'],
])('%s is told as %s', (part, reason) => {
  expect(reasonOfPart(part)).toBe(reason);
});
