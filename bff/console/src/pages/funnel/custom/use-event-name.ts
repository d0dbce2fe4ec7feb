import { useLanguage } from '../../../language/use-language';
import { shortFactMeaning } from '../../../parts/fact-name';
import { usePageName } from '../../../parts/use-page-name';
import type { ChosenEvent } from './custom-url';

/** What an event means in a few words, with its page where one was named. */
export function useEventName(): (event: ChosenEvent) => string {
  const language = useLanguage();
  const pageName = usePageName();
  return ({ name, page }) => {
    const meaning = shortFactMeaning(name, language);
    return page === null ? meaning : `${meaning} · ${pageName(page)}`;
  };
}
