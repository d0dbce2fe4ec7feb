import { flag, type ViewElement, type ViewNode } from '../view/element';

// These stand in the line of text around them; everything else begins a line of its own.
const INLINE_TAGS = new Set(['text', 'label', 'checkbox', 'radio', 'span', 'comp']);
const HIDING_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/;

/** What a person can read, line by line. Class styles are not known here; `hidden` and inline styles are. */
export function visibleText(element: ViewElement): string {
  const lines = [''];
  write(element, lines);
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

export function isHidden(element: ViewElement): boolean {
  return flag(element, 'hidden') || HIDING_STYLE.test(String(element.attributes.style ?? ''));
}

function write(node: ViewNode, lines: string[]): void {
  if (node.kind === 'text') {
    const [first = '', ...rest] = node.text.split('\n');
    lines.push((lines.pop() ?? '') + first, ...rest);
    return;
  }
  if (isHidden(node)) return;
  const isBlock = !INLINE_TAGS.has(node.tag);
  if (isBlock) lines.push('');
  const own = ownText(node);
  if (own !== '') lines.push((lines.pop() ?? '') + own);
  for (const child of node.children) write(child, lines);
  if (isBlock) lines.push('');
}

// An empty field shows its placeholder; rich text shows its words without the tags.
function ownText({ tag, attributes }: ViewElement): string {
  if (tag === 'input' || tag === 'textarea') {
    const value = String(attributes.value ?? '');
    return value === '' ? String(attributes.placeholder ?? '') : value;
  }
  return tag === 'rich-text' ? richText(attributes.nodes) : '';
}

function richText(nodes: unknown): string {
  if (typeof nodes === 'string') return nodes.replace(/<[^>]*>/g, '').replace(/&nbsp;/g, ' ');
  if (!Array.isArray(nodes)) return '';
  return nodes
    .map((node: { text?: string; children?: unknown }) => node.text ?? richText(node.children))
    .join('');
}
