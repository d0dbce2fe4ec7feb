import { behaviours } from '@loudou/shared/catalogue';
import { systemClock } from '../platform/clock';
import { createMetrics } from '../platform/metrics';
import { collect, type CollectContext } from './behaviour.actions';
import type { BehaviourRow } from './behaviour.store';
import { batch, makeEvent, makeSession } from './behaviour.test-support';
import { GroupCommit } from './group-commit';

const caller = { session: makeSession(), agrees: true };
const measure = () => makeEvent({ name: 'element_exposed', properties: { element: 'price' } });
const step = () => makeEvent();

/** A store that stands still with so many rows waiting, of at most 100. */
async function standingStore(waiting: number) {
  const stored: BehaviourRow[] = [];
  let begin = () => {};
  const isBegun = new Promise<void>((resolve) => (begin = resolve));
  const commit = new GroupCommit<BehaviourRow>(
    {
      store: async (rows) => {
        await isBegun;
        stored.push(...rows);
        return new Set();
      },
      isFaultOfRows: () => false,
      nowMs: () => 0,
    },
    { maxRowsPerFlush: 10, maxWaitMs: 1, maxFlushesInFlight: 1, maxQueuedRows: 100, maxQueuedBytes: 1e9 },
  );
  const context: CollectContext = {
    clock: systemClock,
    metrics: createMetrics(),
    commit,
    holdRefused: async () => true,
  };
  const send = (events: unknown[]) => collect(context, caller, JSON.stringify(batch(events)));
  const before = [send(Array.from({ length: 10 }, step))];
  for (let rows = 0; rows < waiting; rows += 10) before.push(send(Array.from({ length: 10 }, step)));
  await new Promise((resolve) => setTimeout(resolve, 5));
  return { send, stored, context, begin: () => (begin(), Promise.all(before)) };
}

test('while there is room, measures and steps both go in', async () => {
  const store = await standingStore(70);
  const sent = store.send([measure(), step()]);
  await store.begin();
  expect(await sent).toEqual({ accepted: 2, duplicate: 0, rejected: [] });
});

test('with hardly any room left, measures are put off by their places and steps still go in', async () => {
  const store = await standingStore(80);
  const events = [measure(), step(), measure(), step()];
  const sent = store.send([...events, { unknown: true }]);
  await store.begin();
  expect(await sent).toEqual({ accepted: 2, duplicate: 0, rejected: [], later: [0, 2, 4] });
  const ids = store.stored.map(({ event }) => event.eventId);
  expect(ids).toEqual(expect.arrayContaining([events[1]!.eventId, events[3]!.eventId]));
  expect(ids).not.toContain(events[0]!.eventId);
});

test('with no room at all the whole batch is refused for now, and nothing of it is half kept', async () => {
  const store = await standingStore(100);
  await expect(store.send([step()])).rejects.toMatchObject({ code: 'overloaded', httpStatus: 503 });
  expect((await store.send([measure()])).later).toEqual([0]);
  await store.begin();
  expect(store.stored).toHaveLength(110);
});

test('no step of the funnel may ever be put off', () => {
  const sheddable = behaviours.filter((behaviour) => behaviour.sheddable).map(({ name }) => name);
  expect(sheddable.sort()).toEqual(['element_exposed', 'page_loaded', 'request_timed']);
});
