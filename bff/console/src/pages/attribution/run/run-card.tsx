import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../parts/card';
import type { Run } from '../attribution-api';
import { RunProgress } from './run-progress';
import { RunView } from './run-view';

interface RunCardProps {
  run: Run | undefined;
  mayChange: boolean;
  onClose(): void;
}

/** One run that was opened from the list, or by its address. */
export function RunCard({ run, mayChange, onClose }: RunCardProps) {
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
        {run && run.state !== 'running' && <RunView key={run.runId} run={run} />}
      </div>
    </Card>
  );
}
