import { isMobileNumber } from '@loudou/shared/person-fields';
import { digitsOf } from '../bank-card/card-fields';

/** Browsers and keyboards like to put the country before a number. */
export const phoneOf = (typed: string): string =>
  digitsOf(typed)
    .replace(/^(?:00)?86(?=1\d{10}$)/, '')
    .slice(0, 11);

export function phoneProblem(phone: string): string | null {
  if (phone === '') return '填写你的手机号';
  if (phone.length < 11) return `还差 ${11 - phone.length} 位`;
  return isMobileNumber(phone) ? null : '手机号是 1 开头的 11 位数字，检查一遍';
}
