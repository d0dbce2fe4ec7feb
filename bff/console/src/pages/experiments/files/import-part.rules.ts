/** What there is a sentence for: parts of a payload that a draft has no place for. */
export const partReasons = [
  'features',
  'encryptedFeatures',
  'rules',
  'force',
  'namespace',
  'parentConditions',
  'prerequisites',
  'ranges',
  'hashVersion',
  'hashAttribute',
  'condition',
  'coverage',
  'weights',
  'filters',
  'variations',
  'defaultValue',
  'meta',
  'draft',
] as const;
export type PartReason = (typeof partReasons)[number] | 'other';

/** Of `rules.0.condition.city` it is the condition, and of `rules` that there is not exactly one. */
export function reasonOfPart(part: string): PartReason {
  const names = part.split('.');
  const inRule = names[0] === 'rules' && names.length > 1 ? names[2] : names[0];
  return partReasons.find((reason) => reason === inRule) ?? 'other';
}
