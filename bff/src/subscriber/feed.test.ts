import { setTimeout as sleep } from 'node:timers/promises';
import type { PersonId } from '@loudou/shared/ids';
import { appendToFeed, newestPosition, readFeed } from './feed.store';
import { pullFacts } from './pull.queries';
import { addEvent, addPerson, decide, fillFeed, landed, putIntoFeed, settled } from './facts.test-support';
import { type Ground, openGround } from './ground.test-support';
import { addSubscriber, type TestSubscriber } from './subscriber.test-support';
import { findSubscriber } from './subscriber.store';

let ground: Ground;
let core: TestSubscriber;
let person: PersonId;

beforeEach(async () => {
  ground = await openGround();
  core = await addSubscriber(ground);
  person = await addPerson(ground);
});
afterEach(() => ground.close());

const patience = new AbortController().signal;
const pull = async (input: { cursor?: string; limit?: number; types?: string[]; waitMs?: number } = {}) => {
  const subscriber = (await findSubscriber(ground.db, core.subscriberId))!;
  const page = await pullFacts(ground.platform, subscriber, { limit: 100, waitMs: 0, ...input }, patience);
  return { ...page, ids: page.events.map((event) => (JSON.parse(event) as { id: string }).id) };
};

test('facts come in the order in which they were put into the feed, page by page, and then no more', async () => {
  const ids = await fillFeed(ground, core, person, 5);
  const first = await pull({ limit: 3 });
  expect(first).toMatchObject({ ids: ids.slice(0, 3), more: true });
  const second = await pull({ limit: 3, cursor: first.next });
  expect(second).toMatchObject({ ids: ids.slice(3), more: false, lagMs: 0 });
  expect(await pull({ cursor: second.next })).toMatchObject({ ids: [], more: false });
});

test('the same page read twice is the same page', async () => {
  await fillFeed(ground, core, person, 4);
  const { next } = await pull({ limit: 2 });
  expect((await pull({ cursor: next })).ids).toEqual((await pull({ cursor: next })).ids);
});

test('a fact that is put in twice lies in the feed once, and leaves no gap', async () => {
  const [one, two, three] = [
    await addEvent(ground, person),
    await addEvent(ground, person),
    await addEvent(ground, person),
  ];
  await putIntoFeed(ground, core, [one, two]);
  await putIntoFeed(ground, core, [one, two, three, three]);
  expect((await pull()).ids).toEqual([one.factId, two.factId, three.factId]);
  expect(await newestPosition(ground.db, core.subscriber.feedAccountId)).toBe(3);
});

test('two that put the same fact in at the same moment both succeed, and it lies there once', async () => {
  for (let round = 0; round < 10; round += 1) {
    const event = await addEvent(ground, person);
    await Promise.all(
      Array.from({ length: 6 }, () =>
        ground.db.transaction(async (tx) => {
          await appendToFeed(tx, core.subscriber.feedAccountId, [event], ground.clock.now());
          await sleep(5);
        }),
      ),
    );
  }
  expect((await pull()).ids).toHaveLength(10);
  expect(await newestPosition(ground.db, core.subscriber.feedAccountId)).toBe(10);
});

test('an account without a feed is an error and not a loss', async () => {
  const event = await addEvent(ground, person);
  await expect(
    ground.db.transaction((tx) => appendToFeed(tx, 'marketing_core', [event], ground.clock.now())),
  ).rejects.toThrow('Expected one row');
});

test('who commits late does not fall behind the cursor', async () => {
  const early = await addEvent(ground, person);
  const late = await addEvent(ground, await addPerson(ground));
  const { feedAccountId } = core.subscriber;
  const at = ground.clock.now();
  let lateIsIn = false;
  const slow = ground.db.transaction(async (tx) => {
    await appendToFeed(tx, feedAccountId, [late], at);
    lateIsIn = true;
    await sleep(300);
  });
  while (!lateIsIn) await sleep(5);
  const quick = ground.db.transaction((tx) => appendToFeed(tx, feedAccountId, [early], at));
  expect(await pull()).toMatchObject({ ids: [], more: false });
  await Promise.all([slow, quick]);
  const first = await pull({ limit: 1 });
  const second = await pull({ limit: 1, cursor: first.next });
  expect([...first.ids, ...second.ids]).toEqual([late.factId, early.factId]);
});

test('twelve writers at once and a reader behind them: nothing skipped, nothing twice, every person in order', async () => {
  const people = await Promise.all(Array.from({ length: 12 }, () => addPerson(ground)));
  const perPerson = 40;
  const { feedAccountId } = core.subscriber;
  let writing = people.length;
  const written = people.map(async (own, index) => {
    const events = [];
    for (let count = 0; count < perPerson; count += 1) events.push(await addEvent(ground, own));
    while (events.length > 0) {
      const piece = events.splice(0, 1 + ((index + events.length) % 4));
      await ground.db.transaction(async (tx) => {
        await appendToFeed(tx, feedAccountId, piece, ground.clock.now());
        await sleep((index * 7 + events.length) % 5);
      });
    }
    writing -= 1;
  });
  interface Told {
    id: string;
    subject: string;
    sequence: string;
  }
  const read: Told[] = [];
  let cursor: string | undefined;
  for (;;) {
    const hasEnded = writing === 0;
    const page = await pull({ cursor, limit: 7 });
    read.push(...page.events.map((event) => JSON.parse(event) as Told));
    cursor = page.next;
    if (hasEnded && !page.more) break;
  }
  await Promise.all(written);
  expect(read).toHaveLength(people.length * perPerson);
  expect(new Set(read.map(({ id }) => id)).size).toBe(read.length);
  for (const own of people) {
    const sequences = read.filter(({ subject }) => subject === own).map(({ sequence }) => sequence);
    expect(sequences).toEqual([...sequences].sort());
  }
  const rows = await readFeed(ground.db, feedAccountId, { after: 0, upTo: 10_000, limit: 10_000 });
  expect(rows.map(({ position }) => position)).toEqual(rows.map((_row, index) => index + 1));
}, 60_000);

test('only the types that were asked for come, and the cursor passes the others', async () => {
  await fillFeed(ground, core, person, 3);
  const wanted = await addEvent(ground, person, settled(ground));
  await putIntoFeed(ground, core, [wanted]);
  await fillFeed(ground, core, person, 2);
  const page = await pull({ types: ['loudou.loan_settled'] });
  expect(page).toMatchObject({ ids: [wanted.factId], more: false });
  expect((await pull({ cursor: page.next })).ids).toEqual([]);
});

test('what was agreed to when it was put in and is withdrawn since stays behind; the contract’s facts leave', async () => {
  const before = await addEvent(ground, person);
  const contract = await addEvent(ground, person, settled(ground));
  await putIntoFeed(ground, core, [before, contract]);
  await decide(ground, person, 'application_processing', 'withdrawn');
  const page = await pull();
  expect(page.ids).toEqual([contract.factId]);
  await decide(ground, person, 'application_processing', 'granted');
  expect((await pull()).ids).toEqual([before.factId, contract.factId]);
});

test('a withdrawal counts for the visitor that the person was before', async () => {
  const visitor = await addPerson(ground);
  await fillFeed(ground, core, visitor, 1);
  await ground.db.query('update person set merged_into = $2 where person_id = $1', [visitor, person]);
  expect((await pull()).ids).toHaveLength(1);
  await decide(ground, person, 'application_processing', 'withdrawn');
  expect((await pull()).ids).toEqual([]);
});

test('the click id leaves only while ad measurement is agreed to', async () => {
  await decide(ground, person, 'ad_measurement', 'granted');
  await putIntoFeed(ground, core, [await addEvent(ground, person, landed(ground))]);
  expect((await pull()).events[0]).toContain('click-1');
  await decide(ground, person, 'ad_measurement', 'withdrawn');
  const [event] = (await pull()).events;
  expect(event).not.toContain('click');
  expect(JSON.parse(event!)).toMatchObject({ type: 'loudou.ad_touch_landed', data: { paidClick: true } });
});

test('the lag is how long the next fact has waited', async () => {
  await fillFeed(ground, core, person, 2);
  ground.clock.advance(5_000);
  const page = await pull({ limit: 1 });
  expect(page).toMatchObject({ lagMs: 5_000, more: true });
  expect(await pull({ cursor: page.next })).toMatchObject({ lagMs: 0 });
});

test('who waits is answered as soon as something comes, and with nothing when nothing does', async () => {
  const began = performance.now();
  const waiting = pull({ waitMs: 5_000 });
  await sleep(100);
  const [id] = await fillFeed(ground, core, person, 1);
  expect((await waiting).ids).toEqual([id]);
  expect(performance.now() - began).toBeLessThan(2_000);
  const { next } = await pull();
  expect((await pull({ cursor: next, waitMs: 150 })).ids).toEqual([]);
});
