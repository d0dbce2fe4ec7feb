import fc from 'fast-check';
import { bytesOf } from './bytes';
import { maxBatchBytes, maxEventsPerBatch } from './catalogue-figures';
import { type EventQueue, maxQueueBytes, openQueue } from './event-queue';
import { eventNumber, PhoneStorage } from './tracking.fixture';

const numbersIn = (queue: EventQueue) => queue.nextBatch().map(({ occurredAtMs }) => occurredAtMs);

test('what was appended is there after a kill, with the same ids and sequence', () => {
  const storage = new PhoneStorage();
  const before = openQueue(storage);
  [1, 2, 3].forEach((number) => before.append(eventNumber(number)));
  const after = openQueue(storage);
  expect(after.nextBatch()).toEqual(before.nextBatch());
  expect(after.nextBatch().map(({ sequence }) => sequence)).toEqual([0, 1, 2]);
});

test('the sequence goes on after everything was sent', () => {
  const storage = new PhoneStorage();
  const queue = openQueue(storage);
  queue.append(eventNumber(1));
  queue.remove(queue.nextBatch());
  const later = openQueue(storage);
  later.append(eventNumber(2));
  expect(later.nextBatch()[0]?.sequence).toBe(1);
});

test('clearing leaves nothing in the store', () => {
  const storage = new PhoneStorage();
  const queue = openQueue(storage);
  queue.append(eventNumber(1));
  queue.clear();
  expect(storage.text).toBeNull();
});

test('on a full phone events wait in memory, and what was stored before stays', () => {
  const storage = new PhoneStorage();
  const queue = openQueue(storage);
  expect(queue.append(eventNumber(1))).toBe(true);
  storage.isFull = true;
  expect(queue.append(eventNumber(2))).toBe(false);
  expect(numbersIn(queue)).toEqual([1, 2]);
  expect(numbersIn(openQueue(storage))).toEqual([1]);
});

test('a full phone takes the room of measures for what a funnel stands on', () => {
  const storage = new PhoneStorage();
  const queue = openQueue(storage);
  queue.append(eventNumber(1));
  queue.append(eventNumber(2, { loadMs: 1 }, 'page_loaded'));
  storage.roomBytes = bytesOf(storage.text ?? '') + 10;
  expect(queue.append(eventNumber(3))).toBe(true);
  expect(numbersIn(openQueue(storage))).toEqual([1, 3]);
  expect(queue.dropped()).toBe(1);
});

test('at the bound measures go first, then the oldest', () => {
  const queue = openQueue(new PhoneStorage());
  const long = { text: 'x'.repeat(200) };
  for (let number = 0; number < 100; number += 1)
    queue.append(eventNumber(number, long, number % 2 === 0 ? 'page_viewed' : 'request_timed'));
  for (let number = 100; queue.dropped() < 50; number += 1) queue.append(eventNumber(number, long));
  const measures = () => queue.nextBatch().filter(({ name }) => name === 'request_timed');
  expect(measures()).toEqual([]);
  expect(numbersIn(queue)[0]).toBe(0);
  for (let number = 500; queue.dropped() < 51; number += 1) queue.append(eventNumber(number, long));
  expect(numbersIn(queue)[0]).toBe(2);
});

test('an event that tells of losses, lost itself, hands its number on', () => {
  const queue = openQueue(new PhoneStorage());
  queue.noteDropped(7);
  queue.append(eventNumber(1, { events: 7 }, 'events_dropped'));
  expect(queue.dropped()).toBe(0);
  const long = { text: 'x'.repeat(250) };
  let appended = 0;
  while (queue.has('events_dropped')) queue.append(eventNumber((appended += 1) + 1, long));
  expect(queue.dropped()).toBe(7);
});

test('events put off let the others go first and come back in their place', () => {
  const queue = openQueue(new PhoneStorage());
  [1, 2, 3].forEach((number) => queue.append(eventNumber(number)));
  queue.postpone(queue.nextBatch(1));
  expect(numbersIn(queue)).toEqual([2, 3]);
  expect([queue.ready(), queue.size()]).toEqual([2, 3]);
  queue.recall();
  expect(numbersIn(queue)).toEqual([1, 2, 3]);
});

test('what is answered after the person said no is not written again', () => {
  const storage = new PhoneStorage();
  const queue = openQueue(storage);
  queue.append(eventNumber(1));
  const underWay = queue.nextBatch();
  queue.clear();
  queue.remove(underWay);
  expect(storage.text).toBeNull();
});

test('a queue of the app before this one is read on', () => {
  const storage = new PhoneStorage();
  storage.text = JSON.stringify({
    events: [{ ...eventNumber(1), sequence: 4 }],
    nextSequence: 5,
    dropped: 2,
  });
  const queue = openQueue(storage);
  queue.append(eventNumber(2));
  expect(queue.nextBatch().map(({ sequence }) => sequence)).toEqual([4, 5]);
  expect(queue.dropped()).toBe(2);
});

test.each(['', '{', '{"events":1}', 'null', '[]'])('a store that holds %j starts empty', (text) => {
  const storage = new PhoneStorage();
  storage.text = text;
  const queue = openQueue(storage);
  queue.append(eventNumber(1));
  expect(numbersIn(queue)).toEqual([1]);
});

const anyProperties = fc.dictionary(
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.oneof(fc.string({ unit: 'grapheme', maxLength: 256 }), fc.integer(), fc.boolean(), fc.constant(null)),
  { maxKeys: 8 },
);

test('whatever comes, the store stays in its bound, nothing changes places and every loss is counted', () => {
  fc.assert(
    fc.property(
      fc.array(anyProperties, { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 0, max: 40 }),
      (kinds, repeats) => {
        const storage = new PhoneStorage();
        const queue = openQueue(storage);
        const all = Array.from({ length: repeats + kinds.length }, (_, number) => number);
        all.forEach((number) => queue.append(eventNumber(number, kinds[number % kinds.length])));

        expect(bytesOf(storage.text ?? '')).toBeLessThanOrEqual(maxQueueBytes);
        expect(queue.size() + queue.dropped()).toBe(all.length);
        const batch = numbersIn(queue);
        expect(batch).toEqual(all.slice(queue.dropped()).slice(0, batch.length));
      },
    ),
    { numRuns: 1000 },
  );
}, 60_000);

test('a batch always fits the bounds of the BFF, and is never empty while something waits', () => {
  fc.assert(
    fc.property(fc.array(anyProperties, { minLength: 1, maxLength: 60 }), (kinds) => {
      const queue = openQueue(new PhoneStorage());
      kinds.forEach((properties, number) => queue.append(eventNumber(number, properties)));
      const batch = queue.nextBatch();
      const body = JSON.stringify({ sentAtMs: 1, appVersion: '0.1.0', events: batch });
      expect(batch.length).toBeGreaterThan(0);
      expect(batch.length).toBeLessThanOrEqual(maxEventsPerBatch);
      expect(bytesOf(body)).toBeLessThanOrEqual(maxBatchBytes);
    }),
    { numRuns: 1000 },
  );
}, 60_000);

test('bytes are counted as UTF-8 has them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(bytesOf(text)).toBe(Buffer.byteLength(text, 'utf8'));
    }),
    { numRuns: 1000 },
  );
});
