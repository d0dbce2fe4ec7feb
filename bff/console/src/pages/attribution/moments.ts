import type { Language } from '../../language';
import { momentText } from '../grading/format';
import type { Rule } from './attribution-api';

/** The rule that the product starts with holds since long before any registration. */
const sinceEver = '2001-01-01';

export function sinceText(rule: Pick<Rule, 'inForceFrom'>, ever: string, language: Language): string {
  if (rule.inForceFrom === null) return '';
  return rule.inForceFrom < sinceEver ? ever : momentText(rule.inForceFrom, language);
}
