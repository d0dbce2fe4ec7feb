import { ageOn, checkIdentityNumber, isPersonName } from '@loudou/shared/person-fields';

/** A document without an end is valid until this day. */
export const endless = '9999-12-31';

/** The name as it is kept: the middle dot of minority names has many look-alikes on keyboards, and spaces slip in. */
export const plainName = (typed: string): string => typed.replace(/[•∙‧・･．.·]/g, '·').replace(/\s/g, '');

/** Full-width digits and a small x are what a Chinese keyboard gives. */
export const plainNumber = (typed: string): string =>
  typed
    .replace(/[０-９Ｘｘ]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\s-]/g, '')
    .toUpperCase();

export interface FieldProblem {
  code: string;
  message: string;
}

export function nameProblem(name: string): FieldProblem | null {
  if (name === '') return { code: 'empty', message: '填写身份证上的姓名' };
  if (isPersonName(name)) return null;
  return { code: 'characters', message: '只填汉字，少数民族姓名中间用「·」隔开' };
}

const numberProblems = {
  characters: '前 17 位是数字，最后一位是数字或 X',
  birth_date: '第 7 到 14 位不是一个日期，对照证件检查',
  check_character: '有一位不对，对照证件从头检查一遍',
};

/** While typing, a number that is merely not finished yet is no mistake. `today` is the day in Beijing. */
export function numberProblem(
  number: string,
  rules: { today: string; minAge: number; maxAge: number; isTyping: boolean },
): FieldProblem | null {
  if (number.length < 18 && /^[1-9]?\d*$/.test(number))
    return rules.isTyping
      ? null
      : {
          code: 'length',
          message: number === '' ? '填写身份证号码' : `还差 ${18 - number.length} 位`,
        };
  const checked = checkIdentityNumber(number);
  if (checked.ok) return ageProblem(checked.birthDate, rules);
  if (checked.problem === 'length')
    return number.length > 18
      ? { code: 'length', message: `多了 ${number.length - 18} 位` }
      : { code: 'characters', message: numberProblems.characters };
  return { code: checked.problem, message: numberProblems[checked.problem] };
}

function ageProblem(
  birthDate: string,
  { today, minAge, maxAge }: { today: string; minAge: number; maxAge: number },
): FieldProblem | null {
  const age = ageOn(birthDate, today);
  if (age >= minAge && age <= maxAge) return null;
  return { code: 'age', message: `可申请的年龄是 ${minAge}–${maxAge} 周岁` };
}

export function validUntilProblem(validUntil: string, today: string): FieldProblem | null {
  if (validUntil === '') return { code: 'empty', message: '选择有效期，没有截止日的选「长期」' };
  return validUntil > today ? null : { code: 'expired', message: '身份证已过有效期，换发新证后可以继续' };
}
