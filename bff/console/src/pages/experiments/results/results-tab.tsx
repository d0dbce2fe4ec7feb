import { useTranslation } from 'react-i18next';
import type { Experiment } from '../experiment-types';

export function ResultsTab({ experiment }: { experiment: Experiment }) {
  const { t } = useTranslation();
  return <p className="answer experiment-answer">{t(`experiments.state.${experiment.state}`)}</p>;
}
