export interface StructureLine {
  /** Where it stands, as a JSON pointer; `*` for a key that is no plain word. */
  path: string;
  type: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null';
}

const maxLines = 60;
const maxDepth = 4;
/** A key may be anything that somebody typed; only what looks like the name of a field is shown. */
const keyShape = /^[A-Za-z][A-Za-z_]{0,39}[0-9]{0,2}$/;

/** The keys and types of a row, without any of its values. */
export function structureOf(payload: unknown): StructureLine[] {
  const lines: StructureLine[] = [];
  const visit = (value: unknown, path: string, depth: number): void => {
    if (lines.length >= maxLines) return;
    lines.push({ path, type: typeOf(value) });
    if (typeof value !== 'object' || value === null || depth >= maxDepth) return;
    if (Array.isArray(value))
      return value.slice(0, 1).forEach((first) => visit(first, `${path}/0`, depth + 1));
    for (const [key, inner] of Object.entries(value)) {
      visit(inner, `${path}/${keyShape.test(key) ? key : '*'}`, depth + 1);
    }
  };
  visit(payload, '', 0);
  return lines;
}

function typeOf(value: unknown): StructureLine['type'] {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'string' || typeof value === 'boolean') return typeof value as 'string' | 'boolean';
  return 'object';
}
