import { Button, Popconfirm, Progress } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { trpc } from '../../../api/trpc';
import { countText } from '../../../format/numbers';
import type { Run } from '../attribution-api';
import { AttributionRefusal } from '../attribution-refusal';

interface RunProgressProps {
  run: Run;
  mayChange: boolean;
}

/** How far a run is; it goes on whether or not somebody looks. */
export function RunProgress({ run, mayChange }: RunProgressProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const stopping = useMutation({
    mutationFn: () => trpc.attribution.stopRun.mutate({ runId: run.runId }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['attribution'] }),
  });
  const percent = run.peopleTotal === 0 ? 0 : Math.floor((run.peopleDone / run.peopleTotal) * 100);
  const values = {
    done: countText(run.peopleDone),
    total: countText(run.peopleTotal),
    moved: countText(run.peopleMoved),
  };
  return (
    <div>
      <p className="what-if-answer" role="status">
        <Trans i18nKey="attribution.try.progress" values={values} components={{ b: <b /> }} />
      </p>
      <div className="attribution-progress">
        <Progress percent={percent} status="active" strokeColor="var(--accent)" />
        {mayChange && (
          <Popconfirm
            title={t('attribution.try.stopTitle')}
            description={t('attribution.try.stopText', { done: values.done })}
            okText={t('attribution.try.stopYes')}
            cancelText={t('attribution.try.stopNo')}
            onConfirm={() => stopping.mutate()}
          >
            <Button loading={stopping.isPending}>{t('attribution.try.stop')}</Button>
          </Popconfirm>
        )}
      </div>
      <p className="small quiet">{t('attribution.try.leave')}</p>
      {stopping.isError && <AttributionRefusal error={stopping.error} onRetry={() => stopping.mutate()} />}
    </div>
  );
}
