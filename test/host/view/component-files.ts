import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface PageConfig {
  usingComponents?: Record<string, string>;
  navigationBarTitleText?: string;
}

/** Which tags of a page or component stand for other components, by the paths in its json file. */
export class ComponentFiles {
  private readonly read = new Map<string, ReadonlyMap<string, string>>();

  constructor(
    private readonly bundleRoot: string,
    private readonly everywhere: Record<string, string>,
  ) {}

  usedBy(name: string): ReadonlyMap<string, string> {
    const known = this.read.get(name);
    if (known) return known;
    const used = new Map<string, string>();
    for (const [tag, target] of Object.entries(this.everywhere)) used.set(tag, this.resolve('app', target));
    for (const [tag, target] of Object.entries(this.json(name).usingComponents ?? {}))
      used.set(tag, this.resolve(name, target));
    this.read.set(name, used);
    return used;
  }

  windowTitle(page: string): string | undefined {
    return this.json(page).navigationBarTitleText;
  }

  private json(name: string): PageConfig {
    const file = path.join(this.bundleRoot, `${name}.json`);
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PageConfig) : {};
  }

  private resolve(from: string, target: string): string {
    return target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(from), target);
  }
}
