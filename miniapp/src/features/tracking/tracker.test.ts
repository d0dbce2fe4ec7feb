import fc from 'fast-check';
import { longestRetryDelayMs } from './tracker';
import { atRest, eventNumber, PhoneStorage, Receiver, startRun } from './tracking.fixture';
import { visitIdleMs } from './visit';
import { maxWaitingEvents } from './waiting-events';

test('before the person was asked nothing is stored and nothing is sent', async () => {
  const storage = new PhoneStorage();
  const receiver = new Receiver();
  const { tracker } = startRun(storage, receiver);
  for (let number = 0; number < 100; number += 1) tracker.take(eventNumber(number));
  await tracker.flush();
  expect(storage.text).toBeNull();
  expect(receiver.calls).toBe(0);
});

test('agreeing sends what this run saw before, in order; measures gave way, and what is lost is told', async () => {
  const receiver = new Receiver();
  const { tracker } = startRun(new PhoneStorage(), receiver);
  tracker.take(eventNumber(-1, { loadMs: 1 }, 'page_loaded'));
  for (let number = 0; number < maxWaitingEvents + 10; number += 1) tracker.take(eventNumber(number));
  tracker.setPermission('granted');
  await tracker.flush();
  expect(receiver.numbers()).toEqual(Array.from({ length: maxWaitingEvents }, (_, number) => number));
  expect(receiver.lost()).toBe(11);
});

test('a visit goes on through a kill and ends after half an hour without an event', async () => {
  const storage = new PhoneStorage();
  const receiver = new Receiver();
  const first = startRun(storage, receiver);
  first.tracker.setPermission('granted');
  first.tracker.take(eventNumber(0));
  const second = startRun(storage, receiver);
  second.tracker.take(eventNumber(visitIdleMs - 1));
  second.tracker.setPermission('granted');
  second.tracker.take(eventNumber(visitIdleMs * 2 - 1));
  await second.tracker.flush();
  const visits = receiver.received.map(({ visitId }) => visitId);
  expect(visits[0]).toEqual(expect.any(String));
  expect(visits[1]).toBe(visits[0]);
  expect(visits[2]).not.toBe(visits[0]);
});

test('who withdraws is not known by the same visit when they agree again', async () => {
  const receiver = new Receiver();
  const { tracker } = startRun(new PhoneStorage(), receiver);
  for (const number of [1, 2]) {
    tracker.setPermission('granted');
    tracker.take(eventNumber(number));
    await tracker.flush();
    tracker.setPermission('refused');
  }
  const [before, after] = receiver.received.map(({ visitId }) => visitId);
  expect(after).not.toBe(before);
});

test('rows that the BFF has no room for stand back, the others go, and nothing asks on and on', async () => {
  const receiver = new Receiver();
  const { tracker, timers } = startRun(new PhoneStorage(), receiver);
  const isMeasure = ({ name }: { name: string }) => name === 'request_timed';
  receiver.answer = (events) => ({
    outcome: 'done',
    later: events.flatMap((event, place) => (isMeasure(event) ? [place] : [])),
  });
  tracker.setPermission('granted');
  for (let number = 0; number < 60; number += 1)
    tracker.take(eventNumber(number, {}, number < 55 ? 'request_timed' : 'page_viewed'));
  await atRest();
  await tracker.flush();
  expect(receiver.numbers()).toEqual([55, 56, 57, 58, 59]);
  const calls = receiver.calls;
  await tracker.flush();
  expect(receiver.calls).toBe(calls);

  receiver.answer = () => 'done';
  timers.ring();
  await tracker.flush();
  await atRest();
  expect(receiver.numbers().sort((one, other) => one - other)).toEqual(
    Array.from({ length: 60 }, (_, number) => number),
  );
});

test('the BFF’s own wish for a pause is followed, up to a bound; without one the pauses grow', async () => {
  const receiver = new Receiver();
  const { tracker, timers } = startRun(new PhoneStorage(), receiver);
  tracker.setPermission('granted');
  tracker.take(eventNumber(1));
  const pauseAfter = async (retryAfterMs?: number) => {
    receiver.answer = () => ({ outcome: 'later', ...(retryAfterMs ? { retryAfterMs } : {}) });
    await tracker.flush();
    return timers.delaysMs.at(-1)!;
  };
  const first = await pauseAfter();
  const second = await pauseAfter();
  expect(second).toBeGreaterThan(first);
  expect(await pauseAfter(20_000)).toBe(25_000);
  expect(await pauseAfter(3_600_000)).toBeLessThanOrEqual(longestRetryDelayMs);
});

test('going to the background sends one small batch; the rest is stored and goes later', async () => {
  const storage = new PhoneStorage();
  const receiver = new Receiver();
  receiver.answer = () => 'later';
  const { tracker } = startRun(storage, receiver);
  tracker.setPermission('granted');
  for (let number = 0; number < 50; number += 1) tracker.take(eventNumber(number));
  await atRest();
  receiver.answer = () => 'done';
  await tracker.flushOnce();
  expect(receiver.numbers()).toHaveLength(20);
  const later = startRun(storage, receiver);
  later.tracker.setPermission('granted');
  await later.tracker.flush();
  expect(receiver.numbers()).toEqual(Array.from({ length: 50 }, (_, number) => number));
});

test('offline for a day: the queue stays bounded, steps outlive measures, and every loss is told', async () => {
  const storage = new PhoneStorage();
  const receiver = new Receiver();
  receiver.answer = () => 'later';
  let run = startRun(storage, receiver);
  run.tracker.setPermission('granted');
  const taken = 2_000;
  for (let number = 0; number < taken; number += 1) {
    run.tracker.take(eventNumber(number, {}, number % 10 === 0 ? 'offer_viewed' : 'request_timed'));
    if (number % 97 === 0) await run.tracker.flush();
    if (number % 499 === 498) {
      run = startRun(storage, receiver);
      run.tracker.setPermission('granted');
    }
  }
  await atRest();
  receiver.answer = () => 'done';
  await run.tracker.flush();
  await run.tracker.flush();
  const steps = receiver.told().filter(({ name }) => name === 'offer_viewed');
  expect(steps.map(({ occurredAtMs }) => occurredAtMs)).toEqual(
    Array.from({ length: taken / 10 }, (_, index) => index * 10),
  );
  expect(receiver.told().length + receiver.lost()).toBe(taken);
  const sequences = receiver.told().map(({ sequence }) => sequence);
  expect(sequences).toEqual([...sequences].sort((one, other) => one - other));
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

test('when somebody else uses the phone, what the person before did is not sent in their name', async () => {
  const receiver = new Receiver();
  const { tracker } = startRun(new PhoneStorage(), receiver);
  tracker.setPermission('granted');
  tracker.take(eventNumber(1));
  tracker.setPermission('unknown');
  tracker.take(eventNumber(2));
  tracker.setPermission('granted');
  await tracker.flush();
  expect(receiver.numbers()).toEqual([2]);
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
  expect([receiver.lost(), queue.dropped()]).toEqual([1, 0]);
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
