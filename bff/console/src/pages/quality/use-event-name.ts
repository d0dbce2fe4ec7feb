import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../language/use-language';
import { shortFactMeaning } from '../../parts/fact-name';

/** What an event means; one that the catalogue does not know stands for itself. */
export function useEventName(): (name: string | null) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return (name) => (name === null ? t('quality.quarantine.noName') : shortFactMeaning(name, language));
}
