import fc from 'fast-check';
import { maxWaitingEvents } from './tracker';
import { eventNumber, PhoneStorage, Receiver, startRun } from './tracking.fixture';

test('before the person was asked nothing is stored and nothing is sent', async () => {
  const storage = new PhoneStorage();
  const receiver = new Receiver();
  const { tracker } = startRun(storage, receiver);
  for (let number = 0; number < 100; number += 1) tracker.take(eventNumber(number));
  await tracker.flush();
  expect(storage.text).toBeNull();
  expect(receiver.calls).toBe(0);
});

test('agreeing sends what this run saw before, no more than its bound, in order', async () => {
  const receiver = new Receiver();
  const { tracker } = startRun(new PhoneStorage(), receiver);
  for (let number = 0; number < 60; number += 1) tracker.take(eventNumber(number));
  tracker.setPermission('granted');
  await tracker.flush();
  expect(receiver.numbers()).toEqual(Array.from({ length: maxWaitingEvents }, (_, number) => number));
});

test('declining drops what waited, and what was stored, for good', async () => {
  const storage = new PhoneStorage();
  const receiver = new Receiver();
  const { tracker } = startRun(storage, receiver);
  tracker.setPermission('granted');
  tracker.take(eventNumber(1));
  tracker.setPermission('refused');
  tracker.take(eventNumber(2));
  tracker.setPermission('granted');
  await tracker.flush();
  expect(receiver.received).toEqual([]);
  expect(storage.text).toBeNull();
});

test('an answer that was lost, and a kill after it, send the same ids again: the BFF keeps each once', async () => {
  const storage = new PhoneStorage();
  const receiver = new Receiver();
  const first = startRun(storage, receiver);
  first.tracker.setPermission('granted');
  [1, 2].forEach((number) => first.tracker.take(eventNumber(number)));
  receiver.answer = () => {
    receiver.keep(first.queue.nextBatch());
    return 'later';
  };
  await first.tracker.flush();

  receiver.answer = () => 'done';
  const second = startRun(storage, receiver);
  second.tracker.take(eventNumber(3));
  second.tracker.setPermission('granted');
  await second.tracker.flush();
  expect(receiver.numbers()).toEqual([1, 2, 3]);
});

test('the BFF’s own no for lack of consent ends collecting', async () => {
  const storage = new PhoneStorage();
  const receiver = new Receiver();
  receiver.answer = () => 'refused';
  const { tracker } = startRun(storage, receiver);
  tracker.setPermission('granted');
  tracker.take(eventNumber(1));
  await tracker.flush();
  expect(storage.text).toBeNull();
});

test('a batch that will never be taken does not hold up the next', async () => {
  const receiver = new Receiver();
  const { queue, tracker } = startRun(new PhoneStorage(), receiver);
  receiver.answer = () => (receiver.calls === 1 ? 'never' : 'done');
  tracker.setPermission('granted');
  tracker.take(eventNumber(1));
  await tracker.flush();
  tracker.take(eventNumber(2));
  await tracker.flush();
  expect(receiver.numbers()).toEqual([2]);
  expect(queue.dropped).toBe(1);
});

type Step = 'event' | 'flush' | 'fail' | 'lose' | 'kill';
const anyStep = fc.constantFrom<Step>('event', 'event', 'event', 'flush', 'fail', 'lose', 'kill');

test('through failures, lost answers and kills every event arrives once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 40 }), async (steps) => {
      const storage = new PhoneStorage();
      const receiver = new Receiver();
      let run = startRun(storage, receiver);
      run.tracker.setPermission('granted');
      let events = 0;
      for (const step of steps) {
        if (step === 'event') run.tracker.take(eventNumber((events += 1)));
        if (step === 'kill') {
          run = startRun(storage, receiver);
          run.tracker.setPermission('granted');
        }
        receiver.answer = () => {
          if (step === 'lose') receiver.keep(run.queue.nextBatch());
          return step === 'fail' || step === 'lose' ? 'later' : 'done';
        };
        if (step === 'flush' || step === 'fail' || step === 'lose') await run.tracker.flush();
      }
      receiver.answer = () => 'done';
      await run.tracker.flush();
      expect(receiver.numbers()).toEqual(Array.from({ length: events }, (_, index) => index + 1));
    }),
    { numRuns: 1000 },
  );
}, 60_000);
