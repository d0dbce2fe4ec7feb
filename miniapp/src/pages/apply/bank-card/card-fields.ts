import { isBankCardNumber, isMobileNumber } from '@loudou/shared/person-fields';

export const digitsOf = (typed: string): string =>
  typed.replace(/[０-９]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).replace(/\D/g, '');

/** `6222 0212 3456 7890 123`: in groups of four, as on the card. */
export const inGroups = (digits: string): string => digits.replace(/(\d{4})(?=\d)/g, '$1 ');

/** The longest card number has 19 digits, and four gaps between its groups. */
export const maxCardCharacters = 23;

export function cardNumberProblem(digits: string): string | null {
  if (digits === '') return '填写本人的储蓄卡号';
  if (digits.length < 16) return '卡号还差几位，一般是 16 到 19 位';
  return isBankCardNumber(digits) ? null : '卡号有一位不对，对照卡面检查一遍';
}

export function reservedPhoneProblem(digits: string): string | null {
  if (digits === '') return '填写这张卡在银行预留的手机号';
  return isMobileNumber(digits) ? null : '手机号是 1 开头的 11 位数字，检查一遍';
}
