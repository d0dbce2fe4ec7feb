import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ScriptModules } from '../bundle/script-modules';
import type { PlatformShape } from '../platform';
import { parseTemplate, type TemplateElement, type TemplateNode } from './parse';

/** One wxml or ttml file, read once: its body, its named templates, its scripts, and what it imports. */
export interface TemplateFile {
  readonly path: string;
  readonly body: readonly TemplateNode[];
  readonly templates: ReadonlyMap<string, TemplateElement>;
  readonly scripts: Readonly<Record<string, unknown>>;
  readonly imports: readonly TemplateFile[];
}

/** A named template together with the file it is written in: it sees that file's scripts and templates. */
export interface NamedTemplate {
  readonly file: TemplateFile;
  readonly element: TemplateElement;
}

export class TemplateFiles {
  private readonly read = new Map<string, TemplateFile>();

  constructor(
    private readonly bundleRoot: string,
    private readonly shape: PlatformShape,
    private readonly scriptModules: ScriptModules,
  ) {}

  /** The template of a page or component, by the path app.json or usingComponents gives it. */
  of(name: string): TemplateFile {
    return this.file(name + this.shape.templateExtension);
  }

  include(from: TemplateFile, source: string): TemplateFile {
    return this.file(this.resolve(from.path, source));
  }

  private file(filePath: string): TemplateFile {
    const known = this.read.get(filePath);
    if (known) return known;
    const nodes = parseTemplate(readFileSync(path.join(this.bundleRoot, filePath), 'utf8'), filePath);
    const file = this.assemble(filePath, nodes);
    this.read.set(filePath, file);
    return file;
  }

  private assemble(filePath: string, nodes: TemplateNode[]): TemplateFile {
    const templates = new Map<string, TemplateElement>();
    const scripts: Record<string, unknown> = {};
    const imports: TemplateFile[] = [];
    const body: TemplateNode[] = [];
    for (const node of nodes) {
      const name = node.kind === 'element' ? node.attributes.get('name') : undefined;
      if (node.kind === 'text') body.push(node);
      else if (node.tag === 'template' && name !== undefined) templates.set(name, node);
      else if (node.tag === 'import') imports.push(this.file(this.resolve(filePath, source(node))));
      else if (node.tag === this.shape.scriptTag)
        scripts[node.attributes.get('module') ?? ''] = this.script(filePath, node);
      else body.push(node);
    }
    return { path: filePath, body, templates, scripts, imports };
  }

  private script(filePath: string, element: TemplateElement): Record<string, unknown> {
    const inline = element.children[0];
    if (inline?.kind === 'text' && inline.text.trim() !== '')
      return this.scriptModules.evaluate(`${filePath}#${element.attributes.get('module')}`, inline.text);
    return this.scriptModules.load(this.resolve(filePath, source(element)));
  }

  private resolve(from: string, target: string): string {
    return target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(from), target);
  }
}

export function findTemplate(file: TemplateFile, name: string): NamedTemplate | undefined {
  const element = file.templates.get(name);
  if (element) return { file, element };
  for (const imported of file.imports) {
    const own = imported.templates.get(name);
    if (own) return { file: imported, element: own };
  }
  return undefined;
}

function source(element: TemplateElement): string {
  const value = element.attributes.get('src');
  if (value === undefined) throw new Error(`<${element.tag}> has no src`);
  return value;
}
