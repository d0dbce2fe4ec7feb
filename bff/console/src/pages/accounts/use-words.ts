import { useLanguage } from '../../language/use-language';
import type { Words } from './account-types';

/** The side of a text from the service that this reader reads. */
export function useWords(): (words: Words) => string {
  const language = useLanguage();
  return (words) => words[language];
}
