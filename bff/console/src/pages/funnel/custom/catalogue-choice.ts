import { behaviours, facts, findBehaviour, findFact } from '@loudou/shared/catalogue';
import type { PropertyCondition } from './custom-url';

export const factNames = facts.map(({ name }) => name);
export const behaviourNames = behaviours.map(({ name }) => name);

/** Whether an event happens on a page: facts are told by the server and know none. */
export const hasPage = (name: string): boolean => findBehaviour(name) !== undefined;

export interface Property {
  name: string;
  kind: 'number' | 'boolean' | 'text';
  /** What it can be, where that is a short list. */
  values: string[];
}

interface Shape {
  def: { type: string; innerType?: Shape; entries?: Record<string, string> };
}

/** The properties of an event that a condition can name; lists and objects are none. */
export function propertiesOf(event: string): Property[] {
  const schema = findFact(event)?.data ?? findBehaviour(event)?.properties;
  if (!schema || !('shape' in schema.def)) return [];
  const shape = schema.def.shape as Record<string, Shape>;
  return Object.entries(shape).flatMap(([name, field]) => propertyOf(name, unwrapped(field).def) ?? []);
}

function propertyOf(name: string, { type, entries }: Shape['def']): Property | null {
  switch (type) {
    case 'number':
    case 'int':
      return { name, kind: 'number', values: [] };
    case 'boolean':
      return { name, kind: 'boolean', values: ['true', 'false'] };
    case 'enum':
      return { name, kind: 'text', values: Object.values(entries ?? {}) };
    case 'string':
    case 'literal':
      return { name, kind: 'text', values: [] };
    default:
      return null;
  }
}

function unwrapped(field: Shape): Shape {
  return field.def.innerType && ['optional', 'nullable', 'default'].includes(field.def.type)
    ? unwrapped(field.def.innerType)
    : field;
}

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
