import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { countText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { Card } from '../../parts/card';
import { momentText } from '../grading/format';
import { trpc } from '../../api/trpc';
import { type Rule, type Run, useRuleChange } from './attribution-api';
import { hadChanged } from './moments';
import { AttributionRefusal } from './attribution-refusal';
import { useRuleWords } from './use-rule-words';
import { triedBy } from './versions.rules';

interface RunsCardProps {
  runs: readonly Run[];
  rules: readonly Rule[];
  mayChange: boolean;
  shown: number | null;
  onOpen(runId: number): void;
}

const looks = { running: 'tag warn', finished: 'tag good', stopped: 'tag' } as const;

export function RunsCard({ runs, rules, mayChange, shown, onOpen }: RunsCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useRuleWords();
  const triedText = (run: Run) =>
    triedBy(run, rules)
      .map((rule) => t('attribution.runs.triedOne', { place: words.place(rule), version: rule.version }))
      .join(t('attribution.between')) || t('attribution.runs.triedInForce');
  const starting = useRuleChange(trpc.attribution.startRun.mutate, ({ runId }) => onOpen(runId));
  const start = () => starting.mutate({ ruleIds: [], reason: t('attribution.runs.inForceReason') });
  // Until somebody changed a rule, those in force move nobody whom they credited themselves.
  const maySeeInForce = mayChange && hadChanged(rules, new Date().toISOString());
  if (runs.length === 0)
    return (
      <Card title={t('attribution.runs.title')}>
        <p className="card-body quiet">{t('attribution.runs.empty')}</p>
      </Card>
    );
  return (
    <Card
      title={t('attribution.runs.title')}
      aside={
        maySeeInForce && (
          <Button
            size="small"
            disabled={runs.some(({ state }) => state === 'running')}
            loading={starting.isPending}
            onClick={start}
          >
            {t('attribution.runs.inForceAgain')}
          </Button>
        )
      }
    >
      {starting.isError && (
        <div className="card-body">
          <AttributionRefusal error={starting.error} onRetry={start} />
        </div>
      )}
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
