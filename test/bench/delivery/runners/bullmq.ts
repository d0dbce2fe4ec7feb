import { Queue, Worker } from 'bullmq';
import type { BenchEvent } from '../bench-event';
import { chunks, type OpenRunner } from '../runner';
import { createSender, inFlight } from '../sender';

const bulkJobs = 1_000;

/** Redis keeps its memory only, which is its fastest; jobs are forgotten when they are done, so are their traces. */
export const openBullmq: OpenRunner = async ({ receiverUrl, redisPort }) => {
  const connection = { host: '127.0.0.1', port: redisPort!, maxRetriesPerRequest: null };
  const sender = createSender(receiverUrl);
  const queue = new Queue<BenchEvent>('bench', { connection });
  const worker = new Worker<BenchEvent>('bench', (job) => sender.send(job.data), {
    connection,
    concurrency: inFlight,
    autorun: false,
    removeOnComplete: { count: 0 },
  });
  let done = 0;
  worker.on('completed', () => (done += 1));
  worker.on('error', (error) => process.stderr.write(`bullmq: ${error.message}\n`));
  await Promise.all([queue.waitUntilReady(), worker.waitUntilReady()]);

  return {
    async enqueue(events) {
      for (const some of chunks(events, bulkJobs)) {
        await queue.addBulk(
          some.map((data) => ({
            name: 'send',
            data,
            opts: { attempts: 5, backoff: { type: 'exponential', delay: 250 } },
          })),
        );
      }
    },
    async start() {
      void worker.run();
    },
    async left() {
      const counts = await queue.getJobCounts('wait', 'active', 'delayed', 'failed');
      return Object.values(counts).reduce((sum, count) => sum + count, 0);
    },
    done: async () => done,
    async stop() {
      await worker.close();
      await queue.close();
      await sender.close();
    },
  };
};
