import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { BehaviourEvent } from '@loudou/shared/catalogue';
import { systemClock } from '../platform/clock';
import { createMetrics } from '../platform/metrics';
import { collect } from './behaviour.actions';
import { bySchema, changedBatch, isBatchBySchema } from './behaviour.corpus.test-support';
import type { BehaviourRow } from './behaviour.store';
import { makeSession } from './behaviour.test-support';
import { GroupCommit } from './group-commit';
import { unpack } from './read-body';

const metrics = createMetrics();
const maxBytes = 1024 * 1024;
const caller = { session: makeSession(), agrees: true };

/** What is stored and what is held of a body, by the way that every body goes. */
async function collected(body: Buffer, encoding?: string) {
  const stored: BehaviourEvent[] = [];
  const held: unknown[] = [];
  const commit = new GroupCommit<BehaviourRow>({
    store: async (rows) => {
      stored.push(...rows.map(({ event }) => event));
      return new Set();
    },
    isFaultOfRows: () => false,
    nowMs: () => 0,
  });
  const context = {
    clock: systemClock,
    metrics,
    commit,
    holdRefused: async ({ rows }: { rows: readonly { payload: unknown }[] }) => {
      held.push(...rows.map(({ payload }) => payload));
      return true;
    },
  };
  try {
    const answer = await collect(context, caller, unpack(body, encoding, maxBytes)!.toString('utf8'));
    return { stored, held, refusedAt: answer.rejected.map(({ index }) => index), accepted: answer.accepted };
  } catch (error) {
    return (error as { code?: string }).code;
  }
}

test('a batch, packed or not, is taken as the schemas say: row by row, and what is refused is held as it came', async () => {
  let batches = 0;
  await fc.assert(
    fc.asyncProperty(changedBatch, async (candidate) => {
      const body = Buffer.from(JSON.stringify(candidate));
      const seen = await collected(body);
      expect(await collected(gzipSync(body), 'gzip')).toEqual(seen);
      if (!isBatchBySchema(candidate)) return expect(seen).toBe('invalid_input');
      batches += 1;
      const { events } = candidate as { events: unknown[] };
      const verdicts = events.map(bySchema);
      expect(seen).toEqual({
        stored: verdicts.filter((verdict) => verdict !== 'refused'),
        held: events.filter((_, index) => verdicts[index] === 'refused'),
        refusedAt: verdicts.flatMap((verdict, index) => (verdict === 'refused' ? [index] : [])),
        accepted: verdicts.filter((verdict) => verdict !== 'refused').length,
      });
    }),
    { numRuns: 1000 },
  );
  expect(batches).toBeGreaterThan(300);
});

test.each([
  '{"sentAtMs":1,"appVersion":"1","events":[{"__proto__":{"name":"tapped"}}]}',
  '{"__proto__":{"events":[]},"sentAtMs":1,"appVersion":"1"}',
  '{"sentAtMs":1e999,"appVersion":"1","events":[{}]}',
  '{"sentAtMs":-0,"appVersion":"1","events":[{"properties":{"__proto__":1}}]}',
  '{"sentAtMs":1.0,"sentAtMs":"x","appVersion":"1","events":[null]}',
  '[]',
  'null',
  '"text"',
])('what is written oddly is taken as the schemas say: %s', async (text) => {
  const seen = await collected(Buffer.from(text));
  if (!isBatchBySchema(JSON.parse(text))) expect(seen).toBe('invalid_input');
  else expect(seen).toMatchObject({ stored: [], accepted: 0, refusedAt: [0] });
});
