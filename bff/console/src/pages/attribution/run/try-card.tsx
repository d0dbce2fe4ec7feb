import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../api/trpc';
import { Card } from '../../../parts/card';
import { Icon } from '../../../shell/icons';
import { type Rule, type Run, useRuleChange } from '../attribution-api';
import { AttributionRefusal } from '../attribution-refusal';
import { RunProgress } from './run-progress';
import { RunView } from './run-view';

interface TryCardProps {
  draft: Rule;
  rules: readonly Rule[];
  /** The newest run with this draft. */
  run: Run | undefined;
  /** Whether what it tried is still what would come. */
  isCurrent: boolean;
  /** Another run is under way. */
  isBusy: boolean;
  mayChange: boolean;
}

export function TryCard({ draft, rules, run, isCurrent, isBusy, mayChange }: TryCardProps) {
  const { t } = useTranslation();
  const starting = useRuleChange(trpc.attribution.startRun.mutate, () => {});
  const start = () => starting.mutate({ ruleIds: [draft.ruleId], reason: draft.reason });
  const isRunning = run?.state === 'running';
  return (
    <Card title={t('attribution.try.title')}>
      <div className="card-body">
        <div className="what-if-head">
          <span className="quiet">{t('attribution.try.lead')}</span>
          <span className="spacer" />
          {mayChange && !isRunning && (
            <>
              {isBusy && <span className="small quiet">{t('attribution.try.busy')}</span>}
              <Button
                type={run && isCurrent ? 'default' : 'primary'}
                disabled={isBusy}
                loading={starting.isPending}
                onClick={start}
              >
                {t(run ? 'attribution.try.again' : 'attribution.try.run')}
              </Button>
            </>
          )}
        </div>
        {starting.isError && <AttributionRefusal error={starting.error} onRetry={start} />}
        {run && !isCurrent && !isRunning && (
          <p className="note warn" style={{ marginBottom: 12 }}>
            <Icon name="warning" small />
            {t('attribution.try.stale')}
          </p>
        )}
        {run && isRunning && <RunProgress run={run} mayChange={mayChange} />}
        {run && !isRunning && (
          <div style={{ opacity: isCurrent ? 1 : 0.6 }}>
            <RunView key={run.runId} run={run} rules={rules} />
          </div>
        )}
      </div>
    </Card>
  );
}
