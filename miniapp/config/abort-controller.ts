import path from 'node:path';
import { ProvidePlugin } from 'webpack';

interface Chain {
  plugin(name: string): {
    use(plugin: typeof ProvidePlugin, options: [Record<string, string | string[]>]): unknown;
  };
}

/** The mini-program hosts have no AbortController, and the tRPC client makes one for every call. */
export function provideAbortController(chain: Chain): void {
  const file = path.resolve(__dirname, '../src/host/abort-controller.ts');
  chain.plugin('provideAbortController').use(ProvidePlugin, [{ AbortController: [file, 'AbortController'] }]);
}
