const ignored = /[ \t\r\n]*/y;
const token =
  /[{}[\],:]|"(?:[^"\\]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Within a text a line break has to be written as one. */
const hasControl = (found: string): boolean => [...found].some((character) => character < ' ');

type Expected = 'value' | 'value_or_end' | 'name' | 'name_or_end' | 'colon' | 'comma_or_end' | 'nothing';

/** Of a text that is no JSON, the line on which it ceases to be; the words of browsers differ too much to be read. */
export function brokenLine(text: string): number {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  for (;;) {
    ignored.lastIndex = at;
    ignored.exec(text);
    token.lastIndex = at = ignored.lastIndex;
    const found = token.exec(text)?.[0];
    const next: Expected | null =
      found === undefined || hasControl(found) ? null : after(found, expected, open);
    if (next === null) return text.slice(0, at).split('\n').length;
    expected = next;
    at = token.lastIndex;
  }
}

/** What may follow, or null where this may not stand here. */
function after(found: string, expected: Expected, open: ('{' | '[')[]): Expected | null {
  const takesValue = expected === 'value' || expected === 'value_or_end';
  const closed = () => (open.length === 0 ? 'nothing' : 'comma_or_end');
  switch (found) {
    case '{':
    case '[':
      if (!takesValue) return null;
      open.push(found);
      return found === '{' ? 'name_or_end' : 'value_or_end';
    case '}':
    case ']': {
      const mayEnd =
        expected === 'comma_or_end' || expected === (found === '}' ? 'name_or_end' : 'value_or_end');
      if (!mayEnd || open.pop() !== (found === '}' ? '{' : '[')) return null;
      return closed();
    }
    case ',':
      if (expected !== 'comma_or_end') return null;
      return open.at(-1) === '{' ? 'name' : 'value';
    case ':':
      return expected === 'colon' ? 'value' : null;
    default:
      if (takesValue) return closed();
      return found.startsWith('"') && (expected === 'name' || expected === 'name_or_end') ? 'colon' : null;
  }
}
