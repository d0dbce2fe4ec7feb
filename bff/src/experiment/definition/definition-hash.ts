import { createHash } from 'node:crypto';
import type { Definition } from './definition';

/** Hex of SHA-256 over the plan with its names in order: equal plans hash alike however they were typed. */
export const definitionHash = (definition: Definition): string =>
  createHash('sha256').update(canonical(definition)).digest('hex');

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const named = Object.entries(value).filter(([, inner]) => inner !== undefined);
  const lines = named
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`);
  return `{${lines.join(',')}}`;
}
