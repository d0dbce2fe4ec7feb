import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PathsAnswer } from '../../api/event-queries';
import { useLanguage } from '../../language/use-language';
import { shortFactMeaning } from '../../parts/fact-name';
import { usePageName } from '../../parts/use-page-name';
import type { PathsOwn } from './paths-own';

type Named = Pick<PathsAnswer['nodes'][number], 'event' | 'page'>;

/** What a node of the paths means in a few words. */
export function useNodeName(direction: PathsOwn['direction']): (node: Named) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  const pageName = usePageName();
  return useMemo(
    () =>
      ({ event, page }: Named) => {
        if (event === 'end') return t(direction === 'from' ? 'analysis.pathsEnd' : 'analysis.pathsStart');
        if (event === 'other') return t('analysis.pathsOther');
        return page ? pageName(page) : shortFactMeaning(event, language);
      },
    [t, pageName, language, direction],
  );
}
