import { useTranslation } from 'react-i18next';
import { OutcomesCard } from './outcomes-card';
import { useResultsView } from './results-view';

/** Every other metric that is added up, both ways; many are looked at and nothing corrects for it, so none is marked. */
export function OthersCard() {
  const { t } = useTranslation();
  const { results } = useResultsView();
  const text = 'experiments.results.others';
  return (
    <OutcomesCard
      title={t(`${text}.title`)}
      note={t(`${text}.note`)}
      footer={t(`${text}.footer`, { count: results.others.length })}
      file="others"
      metrics={results.others}
      marksBeyondError={false}
    />
  );
}
