import { evaluate, type Scope } from './evaluate';
import { type Expression, parseExpression, parseObjectFields } from './expression-tree';

type Piece = string | Expression;

const piecesBySource = new Map<string, Piece[]>();
const fieldsBySource = new Map<string, Expression>();

/** `{{a}}` alone keeps the value's type; mixed with text it becomes a string. */
export function interpolate(source: string, scope: Scope): unknown {
  const pieces = remember(piecesBySource, source, cutIntoPieces);
  const [only] = pieces;
  if (pieces.length === 1 && typeof only === 'object') return evaluate(only, scope);
  return pieces.map((piece) => (typeof piece === 'string' ? piece : asText(evaluate(piece, scope)))).join('');
}

/** The `data` of a template call: an object written between the mustache's braces. */
export function interpolateFields(source: string, scope: Scope): Scope {
  const inner = source.trim().replace(/^\{\{|\}\}$/g, '');
  return evaluate(remember(fieldsBySource, inner, parseObjectFields), scope) as Scope;
}

export function asText(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}

function cutIntoPieces(source: string): Piece[] {
  const pieces: Piece[] = [];
  let offset = 0;
  for (let start = source.indexOf('{{'); start >= 0; start = source.indexOf('{{', offset)) {
    if (start > offset) pieces.push(source.slice(offset, start));
    const end = endOfMustache(source, start + 2);
    pieces.push(parseExpression(source.slice(start + 2, end)));
    offset = end + 2;
  }
  if (offset < source.length || pieces.length === 0) pieces.push(source.slice(offset));
  return pieces;
}

// Closing braces inside a quoted string do not end the mustache, nor does the end of an object literal.
function endOfMustache(source: string, start: number): number {
  let quote = '';
  let depth = 0;
  for (let offset = start; offset < source.length; offset += 1) {
    const character = source[offset] ?? '';
    if (quote !== '') {
      if (character === '\\') offset += 1;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") {
      quote = character;
    } else if (character === '{') {
      depth += 1;
    } else if (character === '}') {
      if (depth === 0 && source[offset + 1] === '}') return offset;
      depth -= 1;
    }
  }
  throw new Error(`"${source}" has a {{ without its }}`);
}

function remember<Value>(cache: Map<string, Value>, source: string, make: (source: string) => Value): Value {
  const known = cache.get(source);
  if (known !== undefined) return known;
  const made = make(source);
  cache.set(source, made);
  return made;
}
