import type { Logger } from '../logger';

/** Work that is found in the database by its state, not held in memory: a killed process loses nothing of it. */
export interface RecurringWork {
  name: string;
  /** Does a bounded piece and returns how many things it handled; more than zero asks for another round at once. */
  run(): Promise<number>;
  /** How long to rest when there was nothing to do. */
  restMs: number;
}

export interface Worker {
  /** Asks for a round now instead of after the rest. */
  wake(): void;
  /** Lets the running round finish, then stops. */
  stop(): Promise<void>;
}

const restAfterFailureMs = 1_000;

/** Runs the work again and again, one round at a time; a failing round is logged and tried again. */
export function startWorker(work: RecurringWork, logger: Logger): Worker {
  let stopping = false;
  let wakeUp: () => void = () => {};
  let wokenEarly = false;

  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      if (wokenEarly || stopping) return resolve();
      const timer = setTimeout(resolve, ms);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const loop = async () => {
    while (!stopping) {
      wokenEarly = false;
      const handled = await work.run().catch((error: unknown) => {
        logger.error({ err: error, work: work.name }, 'a round of work failed and will be tried again');
        return -1;
      });
      if (handled > 0) continue;
      await rest(handled < 0 ? restAfterFailureMs : work.restMs);
    }
  };

  const running = loop();
  const wake = () => {
    wokenEarly = true;
    wakeUp();
  };
  return {
    wake,
    async stop() {
      stopping = true;
      wakeUp();
      await running;
    },
  };
}
