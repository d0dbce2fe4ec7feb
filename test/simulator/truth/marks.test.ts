import type { Known } from './identities';
import { nothingLived } from './lived';
import { marksOf } from './marks';

const hourMs = 3_600_000;

/** The mark of each person who registered on one device, by the hours at which they did. */
function marksAt(...hours: number[]): string[] {
  const registered = hours.map((hour, number) => {
    const who: Known = { number, partOf: null, registered: true, facts: 0 };
    return { household: 0, human: number, deviceId: 'dev_1', who, atMs: hour * hourMs };
  });
  const marks = marksOf({ ...nothingLived(), registered });
  return registered.map(({ who }) => marks.get(who) ?? '');
}

test('seven who register on one device within a day are a farm, six are a family', () => {
  expect(marksAt(0, 1, 2, 3, 4, 5, 6)).toEqual(Array(7).fill('bot'));
  expect(marksAt(0, 1, 2, 3, 4, 5)).toEqual(Array(6).fill(''));
});

test('whoever registers days before or after a farm on its device is none of it', () => {
  const farm = [48, 48.1, 48.2, 48.3, 48.4, 48.5, 48.6];
  expect(marksAt(0, ...farm, 99)).toEqual(['', ...Array<string>(7).fill('bot'), '']);
});
