import { LaneStates } from './lane-state';

const alwaysLongest = () => 1;

test('a failed lane waits longer each time, the others go on', () => {
  const states = new LaneStates(alwaysLongest);
  expect(states.failed(0, 0, { facts: 3 })).toBe(250);
  expect(states.failed(0, 250, { facts: 3 })).toBe(500);
  expect(states.isReady(0, 700)).toBe(false);
  expect(states.isReady(0, 750)).toBe(true);
  expect(states.isReady(1, 0)).toBe(true);
});

test('a pause that the receiver names holds for every lane', () => {
  const states = new LaneStates(alwaysLongest);
  states.failed(0, 0, { facts: 1, retryAfterMs: 5_000 });
  expect(states.isReady(1, 4_999)).toBe(false);
  expect(states.isReady(1, 5_000)).toBe(true);
});

test('a retry is as long as the batch that failed, until it succeeds', () => {
  const states = new LaneStates(alwaysLongest);
  states.failed(0, 0, { facts: 3 });
  expect(states.retryFacts(0)).toBe(3);
  states.succeeded(0);
  expect(states.retryFacts(0)).toBeNull();
});

test('after an outage the first success frees every lane', () => {
  const states = new LaneStates(alwaysLongest);
  for (let lane = 0; lane < 5; lane += 1) states.failed(lane, 0, { facts: 1 });
  states.succeeded(5);
  expect(states.isReady(0, 1)).toBe(true);
});

test('one unlucky lane keeps its pause while the others succeed', () => {
  const states = new LaneStates(alwaysLongest);
  states.failed(0, 0, { facts: 1 });
  states.succeeded(1);
  expect(states.isReady(0, 1)).toBe(false);
});
