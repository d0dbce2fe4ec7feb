import path from 'node:path';
import { NormalModuleReplacementPlugin } from 'webpack';

interface Chain {
  plugin(name: string): {
    use(plugin: typeof NormalModuleReplacementPlugin, options: [RegExp, string]): unknown;
  };
}

/**
 * A build in which a feature does nothing shows by comparison what it costs: `LOUDOU_LEFT_OUT=tracking`, or
 * `experiment`. It lies in a folder of its own and is never shipped.
 */
export const leftOut =
  ['tracking', 'experiment'].find((name) => name === process.env.LOUDOU_LEFT_OUT) ?? null;

const standIn = path.resolve(__dirname, `../test-doubles/${leftOut}-left-out.ts`);

export const isStandIn = (file: string): boolean => file === standIn;

export function leaveOutFeature(chain: Chain): void {
  if (leftOut === null) return;
  chain
    .plugin('leaveOutFeature')
    .use(NormalModuleReplacementPlugin, [new RegExp(`^\\.[./]*/(features/)?${leftOut}$`), standIn]);
}
