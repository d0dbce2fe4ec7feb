/** Resident identity numbers by GB 11643-1999: area, birth date, order, check character. */
export type IdentityNumberProblem = 'length' | 'characters' | 'birth_date' | 'check_character';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/** Tells what is wrong, or gives the birth date (`YYYY-MM-DD`) that the number holds. */
export function checkIdentityNumber(
  text: string,
): { ok: true; birthDate: string } | { ok: false; problem: IdentityNumberProblem } {
  const number = text.toUpperCase();
  if (number.length !== 18) return { ok: false, problem: 'length' };
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return { ok: false, problem: 'characters' };
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isRealDate(birthDate)) return { ok: false, problem: 'birth_date' };
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  if (checkCharacters[sum % 11] !== number[17]) return { ok: false, problem: 'check_character' };
  return { ok: true, birthDate };
}

function isRealDate(date: string): boolean {
  const parsed = new Date(`${date}T00:00:00Z`);
  return (
    !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === date && date >= '1900-01-01'
  );
}

/** Full years on a day; both dates `YYYY-MM-DD`. Somebody born on 29 February is a year older on 1 March. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** `3301 **** **** 4218` */
export function maskIdentityNumber(number: string): string {
  return `${number.slice(0, 4)} **** **** ${number.slice(-4)}`;
}
