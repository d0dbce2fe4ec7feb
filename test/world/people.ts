import { randomInt } from 'node:crypto';

export interface SomePerson {
  phone: string;
  name: string;
  identityNumber: string;
  cardNumber: string;
}

const families = ['周', '林', '欧阳', '王', '赵', '钱', '沈'];
const given = ['晓禾', '子岚', '思远', '若水', '明哲', '雨桐'];

const pick = <Item>(items: readonly Item[]) => items[randomInt(items.length)]!;
const digits = (count: number) => Array.from({ length: count }, () => randomInt(10)).join('');

/** Somebody who does not exist, with numbers that pass every check. The ending of the phone chooses the lender's answer. */
export function somePerson(phoneEnding = String(1000 + randomInt(8999))): SomePerson {
  return {
    phone: `139${digits(4)}${phoneEnding}`,
    name: pick(families) + pick(given),
    identityNumber: someIdentityNumber(),
    cardNumber: someCardNumber(),
  };
}

function someIdentityNumber(): string {
  const body = `330106${1970 + randomInt(30)}0${1 + randomInt(9)}${10 + randomInt(18)}${digits(3)}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return body + '10X98765432'[sum % 11];
}

function someCardNumber(): string {
  const body = `622202${digits(12)}`;
  const sum = [...body].reverse().reduce((total, digit, index) => {
    const value = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
}
