import type { Chance } from './chance';

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const timeDigits = 10;
const drawsOfFour = 4;
const fourDigits = 2 ** 20;

/** An id of the shape that phones make, from the plan's own chance: a million of them in a second or two. */
export function plannedId<Prefix extends string>(
  prefix: Prefix,
  atMs: number,
  chance: Chance,
): `${Prefix}_${string}` {
  let text = '';
  for (let left = atMs, place = 0; place < timeDigits; place += 1, left = Math.floor(left / 32))
    text = digits[left % 32] + text;
  for (let draw = 0; draw < drawsOfFour; draw += 1) {
    const bits = Math.floor(chance.next() * fourDigits);
    text += digits[bits >>> 15]! + digits[(bits >>> 10) & 31] + digits[(bits >>> 5) & 31] + digits[bits & 31];
  }
  return `${prefix}_${text}`;
}
