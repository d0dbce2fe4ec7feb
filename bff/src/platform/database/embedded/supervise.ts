import { isAlive } from './processes';
import type { RunningServer } from './running-server';

const WATCH_INTERVAL_MS = 250;
/** A server that dies more often than this has a reason that a restart does not mend. */
const RESTARTS_PER_WINDOW = 5;
const WINDOW_MS = 60_000;

export interface Supervision {
  current(): RunningServer;
  end(): Promise<void>;
}

/** Brings a server back that died without being asked to; adopted servers are no children of ours, so we look. */
export function supervise(
  first: RunningServer,
  events: {
    restart: (port: number) => Promise<RunningServer>;
    onRestarted: (server: RunningServer) => void;
    onGivenUp: (error: Error) => void;
  },
): Supervision {
  let server = first;
  let restartedAt: number[] = [];
  let watching = Promise.resolve();
  let ended = false;

  async function look(): Promise<void> {
    if (ended || (await isAlive(server.pid)) || ended) return;
    restartedAt = [...restartedAt.filter((at) => at > Date.now() - WINDOW_MS), Date.now()];
    if (restartedAt.length > RESTARTS_PER_WINDOW) {
      throw new Error(`PostgreSQL ended ${RESTARTS_PER_WINDOW} times in ${WINDOW_MS / 1000} s`);
    }
    server = await events.restart(server.port);
    events.onRestarted(server);
  }

  const timer = setInterval(() => {
    watching = watching.then(look).catch((error: Error) => {
      if (!ended) events.onGivenUp(error);
      ended = true;
      clearInterval(timer);
    });
  }, WATCH_INTERVAL_MS);
  timer.unref();

  return {
    current: () => server,
    end: async () => {
      ended = true;
      clearInterval(timer);
      await watching;
    },
  };
}
