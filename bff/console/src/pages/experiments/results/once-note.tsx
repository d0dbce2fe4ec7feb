import { useTranslation } from 'react-i18next';
import type { VariantKey } from '../experiment-types';
import { pText } from './amounts';
import { bandText } from './answer-text';
import { isTold } from './results-answer';
import { useResultsView } from './results-view';

/** What somebody would read who looks a single time: for comparing with other tools, and for nothing else. */
export function OnceNote({ variant }: { variant: VariantKey }) {
  const { t } = useTranslation();
  const { results, words } = useResultsView();
  const { primary, alpha } = results;
  const once = primary.comparisons.find((comparison) => comparison.variant === variant)?.once;
  if (!once || !isTold(once)) return null;
  return (
    <p>
      {t('experiments.results.once', {
        level: Number(((1 - alpha) * 100).toFixed(1)),
        range: bandText(words, primary.unit, once),
        p: pText(once.p),
      })}
    </p>
  );
}
