import vm from 'node:vm';
import type { HostClock } from './host-clock';
import type { HostConsole } from './host-console';
import { refusingFunctionSource, skippableDateSource } from './prelude';
import type { HostTimers } from './timers';

/** How the platform refuses `new Function`: by the engine, or by a replaced constructor as well. */
export type CodeGeneration = 'refused-by-engine' | 'refused-by-stub';

export interface RealmParts {
  readonly clock: HostClock;
  readonly timers: HostTimers;
  readonly console: HostConsole;
  readonly codeGeneration: CodeGeneration;
}

// Not part of every phone's engine: Douyin's and WeChat's Android engines are built without them.
const ABSENT_GLOBALS = ['WebAssembly', 'SharedArrayBuffer', 'Atomics', 'Intl'];

/** A bare JavaScript world for one launch: the language, timers and a console, nothing of the web or Node. */
export class Realm {
  private readonly context: vm.Context;
  private readonly parseJson: (text: string) => unknown;
  private readonly makePromise: (
    run: (resolve: (value: unknown) => void, reject: (reason: unknown) => void) => void,
  ) => Promise<unknown>;
  private readonly makeBuffer: (bytes: Iterable<number>) => ArrayBuffer;

  constructor({ clock, timers, console, codeGeneration }: RealmParts) {
    this.context = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } });
    for (const name of ABSENT_GLOBALS) this.evaluate(`delete globalThis.${name}`, 'realm.js');
    this.define({
      console: console.asGlobal(),
      setTimeout: timers.setTimeout,
      clearTimeout: timers.clear,
      setInterval: timers.setInterval,
      clearInterval: timers.clear,
    });
    (this.evaluate(skippableDateSource, 'date.js') as (now: () => number) => void)(() => clock.now());
    if (codeGeneration === 'refused-by-stub') this.evaluate(refusingFunctionSource, 'function.js');
    this.parseJson = this.evaluate('(text) => JSON.parse(text)', 'realm.js') as typeof this.parseJson;
    this.makePromise = this.evaluate('(run) => new Promise(run)', 'realm.js') as typeof this.makePromise;
    this.makeBuffer = this.evaluate(
      '(bytes) => Uint8Array.from(bytes).buffer',
      'realm.js',
    ) as typeof this.makeBuffer;
  }

  /** Adds globals, as the host does with `wx`, `App` or `Page`. */
  define(globals: Record<string, unknown>): void {
    for (const [name, value] of Object.entries(globals))
      Object.defineProperty(this.context, name, { value, writable: true, configurable: true });
  }

  evaluate(code: string, filename: string): unknown {
    return new vm.Script(code, { filename }).runInContext(this.context);
  }

  /** A JSON copy made of this realm's own objects, so that `instanceof Array` and friends hold for the bundle. */
  copy<Value>(value: Value): Value {
    const text = JSON.stringify(value);
    return (text === undefined ? undefined : this.parseJson(text)) as Value;
  }

  promise(
    run: (resolve: (value: unknown) => void, reject: (reason: unknown) => void) => void,
  ): Promise<unknown> {
    return this.makePromise(run);
  }

  buffer(bytes: Iterable<number>): ArrayBuffer {
    return this.makeBuffer(bytes);
  }
}
