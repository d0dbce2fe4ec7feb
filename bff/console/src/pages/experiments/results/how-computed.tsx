import { useTranslation } from 'react-i18next';
import { countText } from '../../../format/numbers';
import { useResultsView } from './results-view';

export function HowComputed() {
  const { t } = useTranslation();
  const { results } = useResultsView();
  const how = 'experiments.results.how';
  const lines = [
    t(`${how}.unit`),
    t(`${how}.accounts`),
    t(`${how}.${results.primary.kind}`),
    t(`${how}.interval`, {
      units: countText(results.sample.planned),
      alpha: Number((results.alpha * 100).toFixed(1)),
    }),
    t(`${how}.guardrail`),
    t(`${how}.split`),
    t(`${how}.segments`),
    t(`${how}.low`),
    t(`${how}.bayes`),
  ];
  return (
    <div className="results-how">
      <b>{t(`${how}.title`)}</b>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
