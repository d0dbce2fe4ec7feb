import type { z } from 'zod';
import type { Words } from './words';

/** Something in a set-up that has to be mended, or that somebody should know of before going on. */
export interface Problem {
  /** Where it stands, as in `mapping.2.event`. */
  path: string;
  severity: 'error' | 'note';
  words: Words;
}

type Issue = z.core.$ZodIssue;

/** Every issue of a schema at once, in words for somebody who reads no code. */
export function schemaProblems(issues: readonly Issue[], prefix = ''): Problem[] {
  return issues.flatMap((issue) => {
    const paths =
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return paths.map((path) => ({
      path: [...(prefix ? [prefix] : []), ...path.map(String)].join('.'),
      severity: 'error' as const,
      words: wordsOf(issue),
    }));
  });
}

const types: Record<string, Words> = {
  string: { zh: '要填文字。', en: 'A text is needed.' },
  number: { zh: '要填数字。', en: 'A number is needed.' },
  int: { zh: '要填整数。', en: 'A whole number is needed.' },
  boolean: { zh: '要选是或否。', en: 'Choose yes or no.' },
  array: { zh: '要填一列。', en: 'A list is needed.' },
};

function wordsOf(issue: Issue): Words {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null || issue.input === '') return missing;
      return types[issue.expected] ?? malformed;
    case 'too_small':
      return issue.origin === 'string'
        ? Number(issue.minimum) <= 1
          ? missing
          : { zh: `至少 ${issue.minimum} 个字符。`, en: `At least ${issue.minimum} characters.` }
        : { zh: `不能小于 ${issue.minimum}。`, en: `Not less than ${issue.minimum}.` };
    case 'too_big':
      return issue.origin === 'string'
        ? { zh: `最多 ${issue.maximum} 个字符。`, en: `At most ${issue.maximum} characters.` }
        : { zh: `不能大于 ${issue.maximum}。`, en: `Not more than ${issue.maximum}.` };
    case 'invalid_value':
      return {
        zh: `只能是 ${issue.values.join('、')} 之一。`,
        en: `Has to be one of ${issue.values.join(', ')}.`,
      };
    case 'invalid_format':
      return issue.format === 'url'
        ? {
            zh: '要是完整的网址，以 https:// 开头。',
            en: 'A whole address is needed, beginning with https://.',
          }
        : malformed;
    case 'unrecognized_keys':
      return { zh: '这里没有这一项。', en: 'There is no such field here.' };
    case 'invalid_union':
      return wordsOfUnion(issue.errors);
    default:
      return malformed;
  }
}

/** Of the ways in which a value may be right, the one that says something more than that it is not. */
function wordsOfUnion(branches: readonly (readonly Issue[])[]): Words {
  const told = branches.flatMap((issues) => issues.map(wordsOf));
  return told.find((words) => words !== malformed && words !== missing) ?? told[0] ?? malformed;
}

const missing: Words = { zh: '还没有填。', en: 'This is still empty.' };
const malformed: Words = {
  zh: '格式不对，请对照说明再填。',
  en: 'The form is wrong; please compare with the help.',
};
