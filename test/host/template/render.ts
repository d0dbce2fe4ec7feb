import type { PlatformShape } from '../platform';
import type { HandlerOwner, ViewElement } from '../view/element';
import type { Scope } from './evaluate';
import { asText, interpolate, interpolateFields } from './interpolate';
import type { TemplateElement, TemplateNode } from './parse';
import { findTemplate, type TemplateFile, type TemplateFiles } from './template-files';

/** A page or a component instance: something with a template, data and handlers. */
export interface TemplateOwner extends HandlerOwner {
  readonly template: TemplateFile;
  readonly data: Scope;
}

export interface RenderContext {
  readonly shape: PlatformShape;
  readonly files: TemplateFiles;
  /** The instance behind a component's tag, brought up to date with its attributes; undefined for built-in tags. */
  componentFor(owner: TemplateOwner, tag: string, element: ViewElement): TemplateOwner | undefined;
}

interface Frame {
  readonly context: RenderContext;
  readonly owner: TemplateOwner;
  readonly file: TemplateFile;
  readonly scope: Scope;
  readonly parent: ViewElement;
  readonly key: string;
}

/** Renders a page's or a component's template under the given element. */
export function renderOwner(context: RenderContext, owner: TemplateOwner, parent: ViewElement): void {
  const file = owner.template;
  const scope = { ...owner.data, ...file.scripts };
  renderNodes(file.body, { context, owner, file, scope, parent, key: `${parent.key}/` });
}

function renderNodes(nodes: readonly TemplateNode[], frame: Frame): void {
  let chainTaken = false;
  nodes.forEach((node, index) => {
    const place = { ...frame, key: `${frame.key}${index}` };
    if (node.kind === 'text') {
      frame.parent.children.push({
        kind: 'text',
        text: asText(interpolate(node.text, frame.scope)),
        parent: frame.parent,
      });
    } else if (hasDirective(node, frame, 'for')) {
      renderEach(node, place);
    } else if (hasDirective(node, frame, 'else') || hasDirective(node, frame, 'elif')) {
      if (chainTaken) return;
      chainTaken = hasDirective(node, frame, 'else') || Boolean(directive(node, frame, 'elif'));
      if (chainTaken) renderElement(node, place);
    } else if (hasDirective(node, frame, 'if')) {
      chainTaken = Boolean(directive(node, frame, 'if'));
      if (chainTaken) renderElement(node, place);
    } else {
      renderElement(node, place);
    }
  });
}

function renderEach(element: TemplateElement, frame: Frame): void {
  const prefix = frame.context.shape.directivePrefix;
  const itemName = element.attributes.get(`${prefix}for-item`) ?? 'item';
  const indexName = element.attributes.get(`${prefix}for-index`) ?? 'index';
  const keyName = element.attributes.get(`${prefix}key`);
  for (const [index, item] of entriesOf(directive(element, frame, 'for'))) {
    const scope = { ...frame.scope, [itemName]: item, [indexName]: index };
    const inner = { ...frame, scope, key: `${frame.key}[${keyOf(item, index, keyName)}]` };
    if (!hasDirective(element, frame, 'if') || directive(element, inner, 'if')) renderElement(element, inner);
  }
}

function renderElement(element: TemplateElement, frame: Frame): void {
  const key = `${frame.key}.`;
  if (element.tag === 'block') return renderNodes(element.children, { ...frame, key });
  if (element.tag === 'template') return renderTemplateCall(element, frame);
  if (element.tag === 'include') {
    const file = frame.context.files.include(frame.file, element.attributes.get('src') ?? '');
    return renderNodes(file.body, { ...frame, file, key });
  }
  const rendered: ViewElement = {
    kind: 'element',
    tag: element.tag,
    attributes: attributesOf(element, frame),
    children: [],
    parent: frame.parent,
    owner: frame.owner,
    key,
  };
  frame.parent.children.push(rendered);
  const component = frame.context.componentFor(frame.owner, element.tag, rendered);
  if (component) renderOwner(frame.context, component, rendered);
  else renderNodes(element.children, { ...frame, parent: rendered, key });
}

function renderTemplateCall(element: TemplateElement, frame: Frame): void {
  const name = asText(interpolate(element.attributes.get('is') ?? '', frame.scope));
  const found = findTemplate(frame.file, name);
  if (!found)
    throw new Error(`${frame.file.path}: there is no template "${name}" (used by ${frame.owner.label})`);
  const data = element.attributes.get('data');
  const scope = {
    ...(data === undefined ? {} : interpolateFields(data, frame.scope)),
    ...found.file.scripts,
  };
  renderNodes(found.element.children, { ...frame, file: found.file, scope, key: `${frame.key}<${name}>` });
}

function attributesOf(element: TemplateElement, frame: Frame): Record<string, unknown> {
  const attributes: Record<string, unknown> = {};
  for (const [name, source] of element.attributes)
    if (!name.startsWith(frame.context.shape.directivePrefix))
      attributes[name] = interpolate(source, frame.scope);
  return attributes;
}

function hasDirective(element: TemplateElement, frame: Frame, name: string): boolean {
  return element.attributes.has(frame.context.shape.directivePrefix + name);
}

function directive(element: TemplateElement, frame: Frame, name: string): unknown {
  const source = element.attributes.get(frame.context.shape.directivePrefix + name);
  return source === undefined ? undefined : interpolate(source, frame.scope);
}

function entriesOf(list: unknown): [number | string, unknown][] {
  if (Array.isArray(list)) return list.map((item, index) => [index, item]);
  if (typeof list === 'number') return Array.from({ length: list }, (_nothing, index) => [index, index]);
  return typeof list === 'object' && list !== null ? Object.entries(list) : [];
}

function keyOf(item: unknown, index: number | string, keyName: string | undefined): string {
  if (keyName === '*this') return String(item);
  const own = keyName !== undefined && typeof item === 'object' && item !== null;
  const key = own ? (item as Record<string, unknown>)[keyName] : undefined;
  return String(key ?? index);
}
