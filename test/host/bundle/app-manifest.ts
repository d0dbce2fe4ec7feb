import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The main package's root: every file that belongs to no subpackage. */
export const MAIN_PACKAGE = '';

interface SubpackageJson {
  readonly root: string;
  readonly pages: string[];
  readonly independent?: boolean;
}

interface AppJson {
  readonly pages: string[];
  readonly subPackages?: SubpackageJson[];
  readonly subpackages?: SubpackageJson[];
  readonly tabBar?: { readonly list: readonly { readonly pagePath: string }[] };
  readonly preloadRule?: Record<string, { readonly packages: readonly string[] }>;
  readonly window?: { readonly navigationBarTitleText?: string };
  readonly usingComponents?: Record<string, string>;
}

/** What app.json says: which pages exist, in which package each file lives, which pages are tabs. */
export class AppManifest {
  readonly pages: readonly string[];
  readonly tabPages: readonly string[];
  readonly windowTitle: string;
  readonly usingComponents: Record<string, string>;
  private readonly subpackages: readonly SubpackageJson[];

  constructor(json: AppJson) {
    this.subpackages = (json.subPackages ?? json.subpackages ?? []).map((subpackage) => ({
      ...subpackage,
      root: subpackage.root.replace(/^\/|\/$/g, ''),
    }));
    this.pages = [
      ...json.pages,
      ...this.subpackages.flatMap(({ root, pages }) => pages.map((page) => path.posix.join(root, page))),
    ];
    this.tabPages = json.tabBar?.list.map(({ pagePath }) => pagePath) ?? [];
    this.windowTitle = json.window?.navigationBarTitleText ?? '';
    this.usingComponents = json.usingComponents ?? {};
    this.refuseUnknownPreloads(json.preloadRule ?? {});
  }

  static read(bundleRoot: string): AppManifest {
    return new AppManifest(JSON.parse(readFileSync(path.join(bundleRoot, 'app.json'), 'utf8')) as AppJson);
  }

  get entryPage(): string {
    const entry = this.pages[0];
    if (entry === undefined) throw new Error('app.json names no page');
    return entry;
  }

  packageOf(file: string): string {
    return this.subpackages.find(({ root }) => file.startsWith(`${root}/`))?.root ?? MAIN_PACKAGE;
  }

  /** An independent subpackage starts without the app and may not lean on the main package. */
  isIndependent(packageRoot: string): boolean {
    return this.subpackages.some(({ root, independent }) => root === packageRoot && independent === true);
  }

  private refuseUnknownPreloads(rules: Record<string, { readonly packages: readonly string[] }>): void {
    const roots = this.subpackages.map(({ root }) => root);
    for (const [page, { packages }] of Object.entries(rules)) {
      if (!this.pages.includes(page)) throw new Error(`preloadRule names "${page}", which is not a page`);
      for (const name of packages) {
        const root = name.replace(/^\/|\/$/g, '');
        if (root !== '__APP__' && !roots.includes(root))
          throw new Error(`preloadRule of "${page}" names "${name}", which is not a subpackage`);
      }
    }
  }
}
