import PgBoss from 'pg-boss';
import pg from 'pg';
import type { BenchEvent } from '../bench-event';
import { chunks, type OpenRunner } from '../runner';
import { createSender, inFlight } from '../sender';

const bulkJobs = 1_000;
const loops = 4;
const batchJobs = 500;

/**
 * Its own workers poll no faster than every half second; batches fetched and completed by hand, in a few loops
 * that together keep as many requests in flight as everybody else, are the fastest way through its API.
 */
export const openPgBoss: OpenRunner = async ({ receiverUrl, databaseUrl }) => {
  const sender = createSender(receiverUrl);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  const boss = new PgBoss({ connectionString: databaseUrl, max: 20, supervise: false, schedule: false });
  boss.on('error', (error) => process.stderr.write(`pg-boss: ${error.message}\n`));
  await boss.start();
  await boss.createQueue('send', { name: 'send', retryLimit: 5, retryBackoff: true });
  let stopped = false;
  const running: Promise<void>[] = [];

  async function loop(): Promise<void> {
    while (!stopped) {
      const jobs = await boss.fetch<BenchEvent>('send', { batchSize: batchJobs });
      if (jobs.length === 0) return;
      const waiting = [...jobs].reverse();
      const lanes = Array.from({ length: inFlight / loops }, async () => {
        for (let job = waiting.pop(); job; job = waiting.pop()) await sender.send(job.data);
      });
      await Promise.all(lanes);
      await boss.complete(
        'send',
        jobs.map(({ id }) => id),
      );
    }
  }

  const countIn = async (states: string[]) => {
    const sql = 'select count(*)::int as jobs from pgboss.job where state::text = any($1)';
    return (await pool.query<{ jobs: number }>(sql, [states])).rows[0]!.jobs;
  };
  return {
    async enqueue(events) {
      for (const some of chunks(events, bulkJobs)) {
        await boss.insert(some.map((data) => ({ name: 'send', data, retryLimit: 5, retryBackoff: true })));
      }
      await pool.query('analyze');
    },
    async start() {
      for (let index = 0; index < loops; index += 1) running.push(loop());
    },
    left: () => countIn(['created', 'retry', 'active', 'failed']),
    done: () => countIn(['completed']),
    async stop() {
      stopped = true;
      await Promise.all(running);
      await boss.stop({ graceful: false, wait: true });
      await pool.end();
      await sender.close();
    },
  };
};
