import { useTranslation } from 'react-i18next';
import { dayText, shortClockText } from '../../../format/moments';
import { Card } from '../../../parts/card';
import { useDecisionText } from './use-decision-text';
import { useResultsView } from './results-view';

const tags = { effective: 'tag good', pending: 'tag warn', superseded: 'tag' } as const;

export function DecisionsCard() {
  const { t } = useTranslation();
  const { experiment, words } = useResultsView();
  const { decisionText, recommendedText } = useDecisionText();
  if (experiment.decisions.length === 0) return null;
  const text = 'experiments.results.decisions';
  return (
    <Card title={t(`${text}.title`)}>
      <div className="rows-scroll">
        <table className="rows">
          <thead>
            <tr>
              <th>{t(`${text}.when`)}</th>
              <th>{t(`${text}.decided`)}</th>
              <th>{t(`${text}.recommended`)}</th>
              <th>{t(`${text}.by`)}</th>
              <th>{t(`${text}.reason`)}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {experiment.decisions.map((decision) => (
              <tr key={decision.decisionId}>
                <td className="nowrap">
                  {dayText(decision.at, words.language)} {shortClockText(decision.at)}
                </td>
                <td>
                  <b>{decisionText(decision)}</b>
                </td>
                <td>{recommendedText(decision.recommended)}</td>
                <td>
                  {words.doer(decision.by)}
                  {decision.seconded && (
                    <small>{t(`${text}.seconded`, { by: words.doer(decision.seconded.by) })}</small>
                  )}
                </td>
                <td>{decision.reason}</td>
                <td className="right">
                  <span className={tags[decision.standing]}>
                    {t(`${text}.standing.${decision.standing}`)}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
