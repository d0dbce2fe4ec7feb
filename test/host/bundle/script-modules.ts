import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';

interface ScriptModule {
  exports: Record<string, unknown>;
}

/** wxs and sjs modules: they run beside the templates, in a world of their own without any host API. */
export class ScriptModules {
  private readonly context = vm.createContext(
    {
      getDate: (...args: []) => new Date(...args),
      getRegExp: (source: string, flags?: string) => new RegExp(source, flags),
    },
    { codeGeneration: { strings: false, wasm: false } },
  );
  private readonly loaded = new Map<string, ScriptModule>();

  constructor(private readonly bundleRoot: string) {}

  load(file: string): Record<string, unknown> {
    const known = this.loaded.get(file);
    if (known) return known.exports;
    return this.evaluate(file, readFileSync(path.join(this.bundleRoot, file), 'utf8'));
  }

  /** Also serves code written between the tags of a template. */
  evaluate(file: string, source: string): Record<string, unknown> {
    const module: ScriptModule = { exports: {} };
    this.loaded.set(file, module);
    const run = new vm.Script(`(function (require, module, exports) {${source}\n})`, {
      filename: file,
    }).runInContext(this.context) as (
      require: (request: string) => unknown,
      module: ScriptModule,
      exports: unknown,
    ) => void;
    run((request) => this.load(path.posix.join(path.posix.dirname(file), request)), module, module.exports);
    return module.exports;
  }
}
