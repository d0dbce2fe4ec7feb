import { join } from 'node:path';
import type { Remote } from './calls';
import { startProcess } from './calls';
import type { ReceiverCalls } from './receiver.process';
import type { TallyReport } from './receiver-tally';
import { settleDisk } from './places';
import type { RunnerPlace } from './runner';
import type { RunnerCalls } from './runner.process';
import type { RunnerName } from './runners';

const reachMs = 300_000;

export interface Load {
  deliveries: number;
  warmUpDeliveries: number;
  people: number;
  profileFolder?: string;
}

export interface Measured {
  enqueuedPerSecond: number;
  deliveredPerSecond: number;
  runnerCpuShare: number;
  receiverCpuShare: number;
  tally: TallyReport;
  done: number | null;
}

/** As the README starts the back end, for every runner alike; with a folder, V8 leaves a profile there. */
const nodeOptions = ({ profileFolder }: Load) => [
  '--max-semi-space-size=64',
  ...(profileFolder ? ['--cpu-prof', '--cpu-prof-dir', profileFolder] : []),
];

/** One runner from its own start to its end: warmed up first, then filled, then let go and timed. */
export async function measureRunner(
  name: RunnerName,
  receiver: Remote<ReceiverCalls>,
  place: RunnerPlace,
  load: Load,
): Promise<Measured> {
  const runner = startProcess<RunnerCalls>(join(__dirname, 'runner.process.ts'), nodeOptions(load));
  try {
    await runner.open(name, place);
    await through(runner, receiver, place, { ...load, count: load.warmUpDeliveries, from: 0 });
    await runner.close();
    await runner.open(name, place);
    // Whole rounds of people, so that everybody's next number follows the last of the warm-up.
    const measured = await through(runner, receiver, place, {
      ...load,
      count: load.deliveries,
      from: load.warmUpDeliveries,
    });
    await runner.close();
    return measured;
  } finally {
    await runner.end();
  }
}

async function through(
  runner: Remote<RunnerCalls>,
  receiver: Remote<ReceiverCalls>,
  { databaseUrl }: RunnerPlace,
  wanted: { count: number; people: number; from: number },
): Promise<Measured> {
  const enqueueMs = await runner.enqueue(wanted);
  await receiver.expect(wanted.count);
  await settleDisk(databaseUrl);
  const startedMs = await runner.start();
  await inTime(receiver.reached(), async () => JSON.stringify(await receiver.report()));
  const { endedMs, cpuMs, done } = await runner.drained();
  const tally = await receiver.report();
  const seconds = (endedMs - startedMs) / 1_000;
  return {
    enqueuedPerSecond: wanted.count / (enqueueMs / 1_000),
    deliveredPerSecond: wanted.count / seconds,
    runnerCpuShare: cpuMs / 1_000 / seconds,
    receiverCpuShare: tally.cpuMs / 1_000 / seconds,
    tally,
    done,
  };
}

async function inTime(work: Promise<void>, seen: () => Promise<string>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        void seen().then((tally) => reject(new Error(`Not everything came within ${reachMs} ms: ${tally}`))),
      reachMs,
    );
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
