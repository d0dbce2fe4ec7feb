import fc from 'fast-check';
import { bytesOf } from './bytes';
import { maxBatchBytes, maxEventsPerBatch } from './catalogue-figures';
import { EventQueue, maxQueueBytes } from './event-queue';
import { eventNumber, PhoneStorage } from './tracking.fixture';

const numbersIn = (queue: EventQueue) => queue.nextBatch().map(({ occurredAtMs }) => occurredAtMs);

test('what was appended is there after a kill, with the same ids and sequence', () => {
  const storage = new PhoneStorage();
  const before = new EventQueue(storage);
  [1, 2, 3].forEach((number) => before.append(eventNumber(number)));
  const after = new EventQueue(storage);
  expect(after.nextBatch()).toEqual(before.nextBatch());
  expect(after.nextBatch().map(({ sequence }) => sequence)).toEqual([0, 1, 2]);
});

test('the sequence goes on after everything was sent', () => {
  const storage = new PhoneStorage();
  const queue = new EventQueue(storage);
  queue.append(eventNumber(1));
  queue.remove(queue.nextBatch());
  const later = new EventQueue(storage);
  later.append(eventNumber(2));
  expect(later.nextBatch()[0]?.sequence).toBe(1);
});

test('clearing leaves nothing in the store', () => {
  const storage = new PhoneStorage();
  const queue = new EventQueue(storage);
  queue.append(eventNumber(1));
  queue.clear();
  expect(storage.text).toBeNull();
});

test('a store that takes nothing more loses the oldest, counted', () => {
  const storage = new PhoneStorage();
  const queue = new EventQueue(storage);
  queue.append(eventNumber(1));
  storage.isFull = true;
  queue.append(eventNumber(2));
  expect(queue.size).toBe(0);
  expect(queue.dropped).toBe(2);
});

test.each(['', '{', '{"events":1}', 'null', '[]'])('a store that holds %j starts empty', (text) => {
  const storage = new PhoneStorage();
  storage.text = text;
  const queue = new EventQueue(storage);
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
        const queue = new EventQueue(storage);
        const all = Array.from({ length: repeats + kinds.length }, (_, number) => number);
        all.forEach((number) => queue.append(eventNumber(number, kinds[number % kinds.length])));

        expect(bytesOf(storage.text ?? '')).toBeLessThanOrEqual(maxQueueBytes);
        expect(queue.size + queue.dropped).toBe(all.length);
        const batch = numbersIn(queue);
        expect(batch).toEqual(all.slice(queue.dropped).slice(0, batch.length));
      },
    ),
    { numRuns: 1000 },
  );
}, 60_000);

test('a batch always fits the bounds of the BFF, and is never empty while something waits', () => {
  fc.assert(
    fc.property(fc.array(anyProperties, { minLength: 1, maxLength: 60 }), (kinds) => {
      const queue = new EventQueue(new PhoneStorage());
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
