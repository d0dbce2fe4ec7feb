import { Logger, makeWorkerUtils, run, type Runner as Running } from 'graphile-worker';
import pg from 'pg';
import type { BenchEvent } from '../bench-event';
import { chunks, type OpenRunner } from '../runner';
import { createSender, inFlight } from '../sender';

const bulkJobs = 1_000;
const quiet = new Logger(() => () => undefined);

/** Jobs are fetched ahead into a local queue and completed in batches, as its own performance page advises. */
export const openGraphileWorker: OpenRunner = async ({ receiverUrl, databaseUrl }) => {
  const sender = createSender(receiverUrl);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 20 });
  pool.on('error', () => undefined).on('connect', (client) => client.on('error', () => undefined));
  const utils = await makeWorkerUtils({ pgPool: pool, preset: { worker: { logger: quiet } } });
  await utils.migrate();
  let running: Running | undefined;

  return {
    async enqueue(events) {
      for (const some of chunks(events, bulkJobs)) {
        await utils.addJobs(some.map((payload) => ({ identifier: 'send', payload, maxAttempts: 5 })));
      }
      await pool.query('analyze');
    },
    async start() {
      running = await run({
        pgPool: pool,
        taskList: { send: (payload) => sender.send(payload as BenchEvent) },
        noHandleSignals: true,
        preset: {
          worker: {
            logger: quiet,
            concurrentJobs: inFlight,
            localQueue: { size: 1_000, refetchDelay: { durationMs: 10 } },
            completeJobBatchDelay: 5,
            failJobBatchDelay: 5,
          },
        },
      });
    },
    async left() {
      const { rows } = await pool.query<{ jobs: number }>(
        'select count(*)::int as jobs from graphile_worker._private_jobs',
      );
      return rows[0]!.jobs;
    },
    done: async () => null,
    async stop() {
      await running?.stop();
      await utils.release();
      await pool.end();
      await sender.close();
    },
  };
};
