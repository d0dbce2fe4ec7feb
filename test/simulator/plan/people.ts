import type { Chance } from './chance';
import type { PersonaName } from './personas';
import type { Human, Outcome } from './plan.types';

const families = ['周', '林', '欧阳', '王', '赵', '钱', '沈', '顾', '唐', '许'];
const given = ['晓禾', '子岚', '思远', '若水', '明哲', '雨桐', '一诺', '安然'];

/** The stand-in lender decides by the last four digits; what is not here is approved in the usual band. */
const endingOf: Record<Outcome, string | null> = { declined: '0001', A: '0011', B: null, C: '0012' };
const steered = /00(0[1-9]|1[123])$/;
const prefixes = ['139', '138'];

/**
 * Invented people, each with numbers of their own, of which the phone's makes the stand-in lender decide as planned.
 * `first` is where the numbers begin: another run against the same store begins elsewhere.
 */
export function peopleMaker(chance: Chance, first = 0) {
  let made = first;
  let documents = first;
  const withEnding = new Map<string, number>();

  function phoneFor(outcome: Outcome): string {
    const ending = endingOf[outcome];
    if (ending !== null) {
      const number = withEnding.get(ending) ?? 0;
      const middle = (Math.floor(number / prefixes.length) + first) % 10_000;
      withEnding.set(ending, number + 1);
      if (number >= prefixes.length * 10_000) throw new Error(`no number with the ending ${ending} is left`);
      return `${prefixes[number % prefixes.length]}${String(middle).padStart(4, '0')}${ending}`;
    }
    for (;;) {
      const number = String((made += 1) % 100_000_000).padStart(8, '0');
      if (!steered.test(number)) return `139${number}`;
    }
  }

  return (persona: PersonaName, outcome: Outcome): Human => ({
    persona,
    phone: phoneFor(outcome),
    name: chance.pick(families) + chance.pick(given),
    identityNumber: identityNumber((documents += 1)),
    cardNumber: cardNumber(documents),
  });
}

/** Counts through birthdays and serial numbers, since no two people may share a document. */
function identityNumber(count: number): string {
  const year = 1972 + (count % 28);
  const day = Math.floor(count / 28);
  const body = `33010${1 + (Math.floor(day / 252_000) % 9)}${year}${String(1 + (Math.floor(day / 28_000) % 9)).padStart(2, '0')}${String(1 + (Math.floor(day / 1_000) % 28)).padStart(2, '0')}${String(day % 1_000).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return body + '10X98765432'[sum % 11];
}

function cardNumber(count: number): string {
  const body = `622202${String(count).padStart(12, '0')}`;
  const sum = [...body].reverse().reduce((total, digit, index) => {
    const value = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
}
