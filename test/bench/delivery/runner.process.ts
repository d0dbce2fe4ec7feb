import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { benchEvents } from './bench-event';
import { answerCalls } from './calls';
import type { Runner, RunnerPlace } from './runner';
import { type RunnerName, runners } from './runners';

/** One runner in a process of its own: whatever it costs, it costs nobody else. */
const lookAgainMs = 10;
const nowMs = () => performance.timeOrigin + performance.now();

let runner: Runner | undefined;
let startedCpu = process.cpuUsage();

export const calls = answerCalls({
  async open(name: RunnerName, place: RunnerPlace) {
    runner = await runners[name](place);
  },
  /** Gives back how long the queueing took. */
  async enqueue(wanted: { count: number; people: number; from: number }): Promise<number> {
    const events = benchEvents(wanted.count, wanted.people, wanted.from);
    const startedMs = nowMs();
    await runner!.enqueue(events);
    return nowMs() - startedMs;
  },
  async start(): Promise<number> {
    global.gc?.();
    startedCpu = process.cpuUsage();
    const startedMs = nowMs();
    await runner!.start();
    return startedMs;
  },
  /** To be asked when the receiver has everything: waits until the store says so too. */
  async drained(): Promise<{ endedMs: number; cpuMs: number; done: number | null }> {
    while ((await runner!.left()) > 0) await sleep(lookAgainMs);
    const endedMs = nowMs();
    const { user, system } = process.cpuUsage(startedCpu);
    return { endedMs, cpuMs: (user + system) / 1_000, done: await runner!.done() };
  },
  async close() {
    await runner?.stop();
    runner = undefined;
  },
});
export type RunnerCalls = typeof calls;
