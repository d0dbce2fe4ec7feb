import { Pool } from 'undici';
import { answerCalls } from '../delivery/calls';
import { makeBatch } from './bench-batch';

export interface LoadWanted {
  url: string;
  tokens: string[];
  batches: number;
  eventsEach: number;
}

export interface LoadReport {
  seconds: number;
  accepted: number;
  p50Ms: number;
  p99Ms: number;
  bytesPerBatch: number;
}

/** Whoever sends: a process of its own, with every body made before the clock starts. */
let bodies: string[] = [];

const calls = {
  async prepare(batches: number, eventsEach: number): Promise<void> {
    bodies = Array.from({ length: batches }, (_, number) => JSON.stringify(makeBatch(number, eventsEach)));
  },
  async run(url: string, tokens: string[]): Promise<LoadReport> {
    const { origin, pathname } = new URL(url);
    const pool = new Pool(origin, { connections: tokens.length, pipelining: 1 });
    const waitedMs = new Float64Array(bodies.length);
    let next = 0;
    let accepted = 0;
    const startedAtMs = performance.now();
    await Promise.all(
      tokens.map(async (token) => {
        const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
        while (next < bodies.length) {
          const number = next;
          next += 1;
          const sentAtMs = performance.now();
          const response = await pool.request({
            method: 'POST',
            path: pathname,
            headers,
            body: bodies[number],
          });
          const text = await response.body.text();
          if (response.statusCode !== 200) throw new Error(`${response.statusCode}: ${text}`);
          waitedMs[number] = performance.now() - sentAtMs;
          accepted += Number(/"accepted":(\d+)/.exec(text)?.[1]);
        }
      }),
    );
    const seconds = (performance.now() - startedAtMs) / 1_000;
    await pool.close();
    waitedMs.sort();
    const at = (share: number) =>
      waitedMs[Math.min(waitedMs.length - 1, Math.floor(share * waitedMs.length))]!;
    const bytes = bodies.reduce((sum, body) => sum + body.length, 0);
    return { seconds, accepted, p50Ms: at(0.5), p99Ms: at(0.99), bytesPerBatch: bytes / bodies.length };
  },
};
export type LoadCalls = typeof calls;

answerCalls(calls);
