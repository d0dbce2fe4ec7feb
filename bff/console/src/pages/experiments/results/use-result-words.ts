import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../language/use-language';
import { useDoerName, useMetricWords } from '../experiment-words';
import type { VariantKey } from '../experiment-types';
import type { ResultWords } from './answer-text';

/** What the page's sentences are filled with, of the phase whose arms these are. */
export function useResultWords(arms: readonly { key: VariantKey; name: string }[]): ResultWords {
  const { t } = useTranslation();
  const language = useLanguage();
  const metrics = useMetricWords();
  const doer = useDoerName();
  return {
    t,
    language,
    metric: metrics.name,
    arm: (variant) =>
      t('experiments.results.arm', {
        letter: variant.toUpperCase(),
        name: arms.find(({ key }) => key === variant)?.name ?? '',
      }),
    doer,
  };
}
