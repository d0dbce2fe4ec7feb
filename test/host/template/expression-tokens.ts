export type Token =
  | { readonly kind: 'number' | 'string' | 'name' | 'symbol'; readonly text: string }
  | { readonly kind: 'end'; readonly text: '' };

const SPACE = /\s*/y;
const NUMBER = /\d+(?:\.\d+)?|\.\d+/y;
const NAME = /[A-Za-z_$][\w$]*/y;
const STRING = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/y;
const SYMBOL = /\.\.\.|===|!==|==|!=|<=|>=|&&|\|\||[-+*/%<>!?:.,()[\]{}]/y;

/** Cuts the inside of a `{{ }}` into tokens. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let offset = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = offset;
    const text = pattern.exec(source)?.[0];
    if (text) offset += text.length;
    return text;
  };
  while (offset < source.length) {
    match(SPACE);
    if (offset >= source.length) break;
    tokens.push(readToken(match) ?? refuse(source, offset));
  }
  tokens.push({ kind: 'end', text: '' });
  return tokens;
}

function readToken(match: (pattern: RegExp) => string | undefined): Token | undefined {
  const number = match(NUMBER);
  if (number) return { kind: 'number', text: number };
  const name = match(NAME);
  if (name) return { kind: 'name', text: name };
  const string = match(STRING);
  if (string) return { kind: 'string', text: string.slice(1, -1).replace(/\\(.)/g, unescape) };
  const symbol = match(SYMBOL);
  return symbol === undefined ? undefined : { kind: 'symbol', text: symbol };
}

function unescape(_escape: string, character: string): string {
  return { n: '\n', t: '\t', r: '\r' }[character] ?? character;
}

function refuse(source: string, offset: number): never {
  throw new Error(`template expression "${source}" has an unexpected "${source[offset]}"`);
}
