import { assembleRuntime } from './host-runtime';
import type { LaunchMiniProgramOptions } from './launch-options';
import { MiniProgram } from './mini-program';
import { DEFAULT_SETTLE_LIMIT_MS } from './settle';

/** Starts a built bundle as the host would on a cold start, and waits until its first page is at rest. */
export async function launchMiniProgram(options: LaunchMiniProgramOptions): Promise<MiniProgram> {
  const runtime = assembleRuntime(options);
  const app = new MiniProgram(runtime, options.settleLimitMs ?? DEFAULT_SETTLE_LIMIT_MS);
  try {
    runtime.lifecycle.launch();
    await app.settle();
  } catch (error) {
    app.kill();
    throw error;
  }
  return app;
}
