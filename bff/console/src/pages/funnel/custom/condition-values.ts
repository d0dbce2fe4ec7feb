import type { Property } from '../../../analysis/catalogue-events';
import type { PropertyCondition } from './custom-url';

/** Values as they are compared: what was typed for a number is one, or is left out. */
export function valuesOf(kind: Property['kind'], texts: readonly string[]): PropertyCondition['values'] {
  return texts.flatMap((text): PropertyCondition['values'] => {
    const trimmed = text.trim();
    if (kind === 'boolean') return trimmed === 'true' ? [true] : trimmed === 'false' ? [false] : [];
    if (kind === 'text') return [text];
    const value = Number(trimmed);
    return trimmed !== '' && Number.isFinite(value) ? [value] : [];
  });
}

export const operatorsOf = (kind: Property['kind']): PropertyCondition['operator'][] =>
  kind === 'number'
    ? ['at_least', 'at_most', 'is', 'is_not', 'exists']
    : kind === 'boolean'
      ? ['is', 'exists']
      : ['is', 'is_not', 'exists'];
