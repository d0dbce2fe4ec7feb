import { useLanguage } from '../../../language/use-language';
import { useRules } from './compliance-queries';

/** A rule by its name; one that is not read yet stands for itself. */
export function useRuleTitle(): (code: string) => string {
  const language = useLanguage();
  const rules = useRules();
  return (code) => rules.data?.find((rule) => rule.code === code)?.title[language] ?? code;
}
