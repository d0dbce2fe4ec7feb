import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { countText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { Card } from '../../parts/card';
import { momentText } from '../grading/format';
import type { Rule, Run } from './attribution-api';
import { useRuleWords } from './use-rule-words';
import { triedBy } from './versions.rules';

interface RunsCardProps {
  runs: readonly Run[];
  rules: readonly Rule[];
  shown: number | null;
  onOpen(runId: number): void;
}

const looks = { running: 'tag warn', finished: 'tag good', stopped: 'tag' } as const;

export function RunsCard({ runs, rules, shown, onOpen }: RunsCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useRuleWords();
  const triedText = (run: Run) =>
    triedBy(run, rules)
      .map((rule) => `${words.place(rule)} ${t('attribution.version')} ${rule.version}`)
      .join('、') || t('attribution.runs.triedInForce');
  if (runs.length === 0)
    return (
      <Card title={t('attribution.runs.title')}>
        <p className="card-body quiet">{t('attribution.runs.empty')}</p>
      </Card>
    );
  return (
    <Card title={t('attribution.runs.title')}>
      <table className="rows">
        <thead>
          <tr>
            <th>{t('attribution.runs.id')}</th>
            <th>{t('attribution.runs.tried')}</th>
            <th>{t('attribution.runs.state')}</th>
            <th>{t('attribution.runs.by')}</th>
            <th className="right">{t('attribution.runs.total')}</th>
            <th className="right">{t('attribution.runs.moved')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.runId} className={shown === run.runId ? 'chosen' : undefined}>
              <td>
                <b>{run.runId}</b>
              </td>
              <td>{triedText(run)}</td>
              <td>
                <span className={looks[run.state]}>{t(`attribution.runs.stateName.${run.state}`)}</span>
              </td>
              <td className="nowrap">
                {run.startedBy}
                <small>{momentText(run.startedAt, language)}</small>
              </td>
              <td className="right">
                {countText(run.peopleDone)}
                {run.peopleDone < run.peopleTotal && <small>/ {countText(run.peopleTotal)}</small>}
              </td>
              <td className="right">
                <b>{countText(run.peopleMoved)}</b>
              </td>
              <td className="right nowrap">
                {shown !== run.runId && (
                  <Button type="link" size="small" onClick={() => onOpen(run.runId)}>
                    {t('attribution.runs.open')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
