import type { ViewElement, ViewNode } from '../view/element';

const QUIET_ATTRIBUTE = /^(?:(?:capture-)?(?:bind|catch)|data-sid$|hover-|i$|l$)/;
const MAX_VALUE_CHARACTERS = 60;

/** The element tree, one element a line, for eyes: handlers and default-like noise are left out. */
export function printTree(root: ViewElement): string {
  return root.children.map((child) => print(child, '')).join('\n');
}

function print(node: ViewNode, indent: string): string {
  if (node.kind === 'text') return `${indent}${JSON.stringify(node.text)}`;
  const attributes = Object.entries(node.attributes)
    .filter(
      ([name, value]) =>
        !QUIET_ATTRIBUTE.test(name) && value !== undefined && value !== '' && value !== false,
    )
    .map(([name, value]) => ` ${name}=${short(value)}`);
  const line = `${indent}<${node.tag}${attributes.join('')}>`;
  return [line, ...node.children.map((child) => print(child, `${indent}  `))].join('\n');
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > MAX_VALUE_CHARACTERS ? `${text.slice(0, MAX_VALUE_CHARACTERS)}…` : text;
}
