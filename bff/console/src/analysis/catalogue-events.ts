import { behaviours, facts, findBehaviour, findFact } from '@loudou/shared/catalogue';

export const factNames = facts.map(({ name }) => name);
export const behaviourNames = behaviours.map(({ name }) => name);

export const isEvent = (name: string): boolean =>
  findFact(name) !== undefined || findBehaviour(name) !== undefined;

/** Whether an event happens on a page: facts are told by the server and know none. */
export const hasPage = (name: string): boolean => findBehaviour(name) !== undefined;

const MAX_PAGE = 128;

/** The page that an address names for an event; null is every page. */
export const pageOf = (event: string, page: string | null): string | null =>
  page !== null && page !== '' && page.length <= MAX_PAGE && hasPage(event) ? page : null;

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
