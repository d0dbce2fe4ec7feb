import { useTranslation } from 'react-i18next';
import { OutcomesCard } from './outcomes-card';
import { useResultsView } from './results-view';

/** What became of the same exposures later: whose window is open is nobody's zero. */
export function LaterCard() {
  const { t } = useTranslation();
  const { results } = useResultsView();
  const text = 'experiments.results.later';
  return (
    <OutcomesCard
      title={t(`${text}.title`)}
      note={t(`${text}.note`)}
      file="later"
      metrics={results.delayed}
      marksBeyondError
    />
  );
}
