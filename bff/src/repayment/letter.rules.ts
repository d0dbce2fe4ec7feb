import type { CalendarDate } from '@loudou/shared/calendar';

// Without 0, 1, I and O, which people mistake for each other when they read a code aloud.
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const groupLength = 4;

/** `5F7K-2Q9D`. `randomBelow` gives a whole number from 0 up to, and without, its bound. */
export function newVerifyCode(randomBelow: (bound: number) => number): string {
  const group = () =>
    Array.from({ length: groupLength }, () => alphabet[randomBelow(alphabet.length)]).join('');
  return `${group()}-${group()}`;
}

/** What a person typed, as the code is written: capital letters and one dash. */
export function normalVerifyCode(typed: string): string | null {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '');
  if (plain.length !== groupLength * 2 || [...plain].some((letter) => !alphabet.includes(letter)))
    return null;
  return `${plain.slice(0, groupLength)}-${plain.slice(groupLength)}`;
}

/** `JQ-20270316-0318`: the day and the letter's place in it. */
export function letterNumber(day: CalendarDate, place: number): string {
  return `JQ-${day.replaceAll('-', '')}-${String(place).padStart(4, '0')}`;
}
