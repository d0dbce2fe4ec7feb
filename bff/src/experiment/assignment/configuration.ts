import type { Logger } from '../../platform/logger';
import type { Queryable } from '../../platform/database';
import { type RecurringWork, startWorker } from '../../platform/worker';
import { compileFeatures } from './compile.rules';
import { GoneVariants } from './gone-variants';
import { type AtWork, readAtWork, readVersion } from './running.store';
import { VariantProvider } from './variant-provider';

/** How often another process's change is looked for: a kill is in effect everywhere within a second and a reading. */
export const refreshMs = 1_000;
/** Without a word from the database for this long nobody is shown a variant: it may have been killed. */
export const staleAfterMs = 8_000;

/** One version with what draws by it: whoever took it draws by it, whatever is read meanwhile. */
export interface HeldConfiguration extends AtWork {
  provider: VariantProvider;
}

const nothing: HeldConfiguration = {
  version: -1,
  phases: [],
  rollouts: [],
  holdouts: [],
  provider: new VariantProvider(),
};

/** What is at work, held in memory and compiled once a version. */
export class ExperimentConfiguration {
  readonly gone = new GoneVariants();
  private held = nothing;
  private heardAtMs = -Infinity;

  constructor(
    private readonly db: Queryable,
    private readonly nowMs: () => number,
  ) {}

  current(): HeldConfiguration {
    return this.nowMs() - this.heardAtMs > staleAfterMs ? nothing : this.held;
  }

  /** 1 when something had changed. */
  async refresh(): Promise<number> {
    const askedAtMs = this.nowMs();
    const version = await readVersion(this.db);
    const isNew = version !== this.held.version;
    if (isNew) {
      const atWork = await readAtWork(this.db);
      const provider = new VariantProvider();
      provider.use(compileFeatures(atWork));
      this.held = { ...atWork, provider };
    }
    this.heardAtMs = askedAtMs;
    await this.gone.record(this.db);
    return isNew ? 1 : 0;
  }
}

export function startConfiguration(
  db: Queryable,
  logger: Logger,
): { configuration: ExperimentConfiguration; stop(): Promise<void> } {
  const configuration = new ExperimentConfiguration(db, () => performance.now());
  const work: RecurringWork = {
    name: 'experiment configuration',
    restMs: refreshMs,
    run: async () => {
      await configuration.refresh();
      return 0;
    },
  };
  const worker = startWorker(work, logger);
  return { configuration, stop: () => worker.stop() };
}
