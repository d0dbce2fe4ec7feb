export interface TemplateElement {
  readonly kind: 'element';
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: TemplateNode[];
}

export interface TemplateText {
  readonly kind: 'text';
  readonly text: string;
}

export type TemplateNode = TemplateElement | TemplateText;

const TAG_NAME = /[\w-]+/y;
const ATTRIBUTE = /\s*([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/y;
const SCRIPT_TAGS = new Set(['wxs', 'sjs']);

/** Reads a wxml or ttml source into a tree; a tag that does not close is an error, as in the host's compiler. */
export function parseTemplate(source: string, file: string): TemplateNode[] {
  const root: TemplateElement = { kind: 'element', tag: '', attributes: new Map(), children: [] };
  const open: TemplateElement[] = [root];
  const current = () => open[open.length - 1] ?? root;
  const addText = (text: string) => {
    // Line breaks and indentation between tags are layout of the source, not content.
    if (text.trim() !== '') current().children.push({ kind: 'text', text });
  };
  const fail = (offset: number, what: string): never => {
    throw new Error(`${file}:${source.slice(0, offset).split('\n').length}: ${what}`);
  };

  let offset = 0;
  while (offset < source.length) {
    const next = source.indexOf('<', offset);
    addText(source.slice(offset, next < 0 ? source.length : next));
    if (next < 0) break;
    if (source.startsWith('<!--', next)) {
      const end = source.indexOf('-->', next);
      if (end < 0) fail(next, 'a comment does not end');
      offset = end + 3;
    } else if (source.startsWith('</', next)) {
      const end = source.indexOf('>', next);
      const tag = source.slice(next + 2, end).trim();
      if (open.length === 1 || current().tag !== tag) fail(next, `</${tag}> closes <${current().tag}>`);
      open.pop();
      offset = end + 1;
    } else {
      const { element, end, selfClosing } = readOpeningTag(source, next, fail);
      current().children.push(element);
      offset = end;
      if (selfClosing) continue;
      if (SCRIPT_TAGS.has(element.tag)) {
        const close = source.indexOf(`</${element.tag}>`, end);
        if (close < 0) fail(next, `<${element.tag}> does not close`);
        element.children.push({ kind: 'text', text: source.slice(end, close) });
        offset = close + element.tag.length + 3;
      } else {
        open.push(element);
      }
    }
  }
  if (open.length > 1) fail(source.length, `<${current().tag}> does not close`);
  return root.children;
}

function readOpeningTag(source: string, start: number, fail: (offset: number, what: string) => never) {
  TAG_NAME.lastIndex = start + 1;
  const tag = TAG_NAME.exec(source)?.[0] ?? fail(start, 'a tag has no name');
  const attributes = new Map<string, string>();
  let offset = TAG_NAME.lastIndex;
  for (;;) {
    const rest = /\s*(\/?>)/y;
    rest.lastIndex = offset;
    const closing = rest.exec(source);
    if (closing) {
      const element: TemplateElement = { kind: 'element', tag, attributes, children: [] };
      return { element, end: rest.lastIndex, selfClosing: closing[1] === '/>' };
    }
    ATTRIBUTE.lastIndex = offset;
    const found = ATTRIBUTE.exec(source) ?? fail(offset, `<${tag}> does not end`);
    attributes.set(found[1] ?? '', found[2] ?? found[3] ?? found[4] ?? '{{true}}');
    offset = ATTRIBUTE.lastIndex;
  }
}
