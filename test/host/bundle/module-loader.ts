import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Realm } from '../realm/realm';
import { type AppManifest, MAIN_PACKAGE } from './app-manifest';

interface BundleModule {
  exports: unknown;
}

type ModuleFunction = (require: (request: string) => unknown, module: BundleModule, exports: unknown) => void;

/** CommonJS over the build folder, with the walls between packages that the real hosts have. */
export class ModuleLoader {
  private readonly loaded = new Map<string, BundleModule>();

  constructor(
    private readonly bundleRoot: string,
    private readonly manifest: AppManifest,
    private readonly realm: Realm,
  ) {}

  /** Loads a file by its path from the bundle's root, without the extension, as app.json names it. */
  load(name: string): unknown {
    return this.execute(this.existingFile(name, 'app.json'));
  }

  private require(from: string, request: string): unknown {
    if (!/^\.\.?\//.test(request))
      throw new Error(`${from} requires "${request}": the host knows relative paths only`);
    const target = path.posix.join(path.posix.dirname(from), request);
    if (target.startsWith('../')) throw new Error(`${from} requires "${request}", outside the bundle`);
    const file = this.existingFile(target, from);
    this.refuseCrossing(from, file);
    return this.execute(file);
  }

  private refuseCrossing(from: string, to: string): void {
    const source = this.manifest.packageOf(from);
    const target = this.manifest.packageOf(to);
    if (source === target) return;
    if (target === MAIN_PACKAGE && !this.manifest.isIndependent(source)) return;
    const nameOf = (root: string) => (root === MAIN_PACKAGE ? 'the main package' : `subpackage "${root}"`);
    throw new Error(`${from} in ${nameOf(source)} may not require ${to} in ${nameOf(target)}`);
  }

  private existingFile(target: string, from: string): string {
    const candidates = [target, `${target}.js`];
    const found = candidates.find((candidate) =>
      statSync(path.join(this.bundleRoot, candidate), { throwIfNoEntry: false })?.isFile(),
    );
    if (found === undefined) throw new Error(`${from} needs "${target}", which is not in the bundle`);
    return found;
  }

  private execute(file: string): unknown {
    const known = this.loaded.get(file);
    if (known) return known.exports;
    const module: BundleModule = { exports: this.realm.copy({}) };
    this.loaded.set(file, module);
    const source = readFileSync(path.join(this.bundleRoot, file), 'utf8');
    const run = this.realm.evaluate(
      `(function (require, module, exports) {${source}\n})`,
      file,
    ) as ModuleFunction;
    run((request) => this.require(file, request), module, module.exports);
    return module.exports;
  }
}
