import { useTranslation } from 'react-i18next';
import { countText } from '../../format/numbers';
import type { MetricName } from './experiment-types';
import { useMetricWords } from './experiment-words';
import { watcherReasonOf } from './watcher-reason.rules';

/** Why something was done: a person's own words as they are, the watcher's figures in a sentence. */
export function useReasonText(): (reason: string) => string {
  const { t } = useTranslation();
  const words = useMetricWords();
  return (reason) => {
    const said = watcherReasonOf(reason);
    if (!said) return reason;
    if (said.found === 'split_mismatch')
      return t('experiments.audit.watcher.split_mismatch', {
        arms: said.arms
          .map(({ variant, units }) => `${variant.toUpperCase()} ${countText(units)}`)
          .join(t('experiments.comma')),
        p: said.p ?? '–',
      });
    const metric = said.metric as MetricName;
    const figure = (value: number | null) => (value === null ? '–' : words.amount(metric, value));
    return t('experiments.audit.watcher.harm_proven', {
      variant: said.variant.toUpperCase(),
      metric: words.name(metric),
      estimate: figure(said.estimate),
      best: figure(said.best),
      limit: figure(said.limit),
    });
  };
}
