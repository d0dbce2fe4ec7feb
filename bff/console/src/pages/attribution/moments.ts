import type { Language } from '../../language';
import { momentText } from '../grading/format';
import type { Rule } from './attribution-api';

/** The rule that the product starts with holds since long before any registration. */
const sinceEver = '2001-01-01';

/** Whether somebody put a rule in force before this moment: registrations before it were credited by another. */
export const hadChanged = (rules: readonly Pick<Rule, 'inForceFrom'>[], before: string): boolean =>
  rules.some(({ inForceFrom }) => inForceFrom !== null && inForceFrom > sinceEver && inForceFrom <= before);

export function sinceText(rule: Pick<Rule, 'inForceFrom'>, ever: string, language: Language): string {
  if (rule.inForceFrom === null) return '';
  return rule.inForceFrom < sinceEver ? ever : momentText(rule.inForceFrom, language);
}
