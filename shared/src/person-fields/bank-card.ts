/** A bank card number: 16 to 19 digits whose Luhn sum (ISO/IEC 7812-1) is whole. */
export function isBankCardNumber(text: string): boolean {
  return /^\d{16,19}$/.test(text) && luhnSum(text) % 10 === 0;
}

function luhnSum(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
}

/** The last four digits, which is what people know their card by. */
export function maskCardTail(number: string): string {
  return number.slice(-4);
}
