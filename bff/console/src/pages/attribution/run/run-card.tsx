import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../parts/card';
import type { Rule, Run } from '../attribution-api';
import { RunProgress } from './run-progress';
import { RunView } from './run-view';

interface RunCardProps {
  run: Run | undefined;
  rules: readonly Rule[];
  mayChange: boolean;
  onClose(): void;
}

/** One run that was opened from the list, or by its address. */
export function RunCard({ run, rules, mayChange, onClose }: RunCardProps) {
  const { t } = useTranslation();
  return (
    <Card
      title={t('attribution.try.result')}
      aside={
        <Button type="text" size="small" onClick={onClose}>
          {t('attribution.runs.close')}
        </Button>
      }
    >
      <div className="card-body">
        {!run && <p className="quiet">{t('attribution.runs.notFound')}</p>}
        {run?.state === 'running' && <RunProgress run={run} mayChange={mayChange} />}
        {run && run.state !== 'running' && <RunView key={run.runId} run={run} rules={rules} />}
      </div>
    </Card>
  );
}
