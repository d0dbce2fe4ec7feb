import type { EnterOptions } from '@loudou/shared/entry';
import { Arrivals, maxEnterCharacters, maxPendingArrivals } from './arrivals';

const adClick = (clickId: string): EnterOptions => ({
  host: 'tt',
  path: 'pages/entry/landing/index',
  query: { clickid: clickId },
  scene: '025001',
});
const click = 'B.abcDEF0123456789';
const otherClick = 'B.zyxWVU9876543210';

function phone() {
  let text: string | null = null;
  let made = 0;
  return () =>
    new Arrivals({
      read: () => text,
      write: (next) => {
        text = next;
        return true;
      },
      newArrivalId: () => `arrival-${(made += 1)}`,
    });
}

test('a kill before the answer tells the same arrival again, under the same id', () => {
  const start = phone();
  start().note(adClick(click), 'cold');
  const afterKill = start();
  expect(afterKill.next()).toMatchObject({ arrivalId: 'arrival-1', mode: 'cold' });
  afterKill.note({ host: 'tt', query: {} }, 'cold');
  expect(afterKill.next()?.arrivalId).toBe('arrival-1');
  afterKill.acknowledge('arrival-1');
  expect(start().next()?.arrivalId).toBe('arrival-2');
});

test('coming back with a new click is an arrival, coming back with the old one or none is not', () => {
  const arrivals = phone()();
  expect(arrivals.note(adClick(click), 'cold')).toBe(true);
  expect(arrivals.note(adClick(click), 'hot')).toBe(false);
  expect(arrivals.note({ host: 'tt', query: {} }, 'hot')).toBe(false);
  expect(arrivals.note(adClick(otherClick), 'hot')).toBe(true);
});

test('many launches without a network keep the latest', () => {
  const arrivals = phone()();
  for (let launch = 1; launch <= 9; launch += 1) arrivals.note(adClick(click), 'cold');
  expect(arrivals.next()?.arrivalId).toBe(`arrival-${9 - maxPendingArrivals + 1}`);
});

test('a launch of monstrous size or with a loop in it is told by its first parameters', () => {
  const loop: Record<string, unknown> = { clickid: click };
  loop.self = loop;
  const long = { clickid: click, junk: 'x'.repeat(100_000) };
  for (const query of [loop, long]) {
    const arrivals = phone()();
    arrivals.note({ host: 'tt', query }, 'cold');
    const enter = arrivals.next()?.enter;
    expect(JSON.stringify(enter).length).toBeLessThanOrEqual(maxEnterCharacters);
    expect(enter?.query).toMatchObject({ clickid: [click] });
  }
});
