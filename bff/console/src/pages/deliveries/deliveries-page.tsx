import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router-dom';
import { useLatestDeliveries, useSinkSummary } from '../../api/queries';
import type { DeliveryState } from '../../api/types';
import { Card } from '../../parts/card';
import { CopyLink } from '../../parts/copy-link';
import { ErrorNote } from '../../parts/error-note';
import { usePageTitle } from '../../shell/use-page-title';
import { DeliveriesAnswer } from './deliveries-answer';
import { DeliveriesTable } from './deliveries-table';
import { SinkCards } from './sink-cards';

const states: DeliveryState[] = ['delivered', 'queued', 'parked', 'suppressed'];
const SHOWN = 50;

export function Component() {
  const { t } = useTranslation();
  usePageTitle(t('deliveries.title'));
  const [parameters, setParameters] = useSearchParams();
  const state = states.find((each) => each === parameters.get('state'));
  const latest = useLatestDeliveries({ limit: SHOWN, ...(state ? { state } : {}) });
  const sinks = useSinkSummary();
  return (
    <>
      <div className="page-head">
        <h1>{t('deliveries.title')}</h1>
        <span className="spacer" />
        <CopyLink />
      </div>
      {sinks.isError && (
        <ErrorNote
          what={t('deliveries.title')}
          error={sinks.error}
          keepsOld={sinks.data !== undefined}
          onRetry={() => void sinks.refetch()}
        />
      )}
      {sinks.data && <DeliveriesAnswer sinks={sinks.data} empty={!state && latest.data?.length === 0} />}
      {sinks.data && <SinkCards sinks={sinks.data} />}
      <div className="filters">
        <Segmented
          aria-label={t('deliveries.stateFilter')}
          value={state ?? 'any'}
          options={['any' as const, ...states].map((value) => ({
            value,
            label: value === 'any' ? t('deliveries.any') : t(`state.${value}`),
          }))}
          onChange={(value) => setParameters(value === 'any' ? {} : { state: value })}
        />
      </div>
      {latest.isError && !latest.data && (
        <ErrorNote what={t('deliveries.latest')} error={latest.error} onRetry={() => void latest.refetch()} />
      )}
      {latest.data && (
        <Card
          title={t('deliveries.latest')}
          aside={<span className="small quiet">{t('deliveries.shown', { count: latest.data.length })}</span>}
        >
          {latest.data.length > 0 ? (
            <DeliveriesTable deliveries={latest.data} />
          ) : (
            <p className="card-body quiet">{t(state ? 'deliveries.none' : 'deliveries.answerNone')}</p>
          )}
        </Card>
      )}
    </>
  );
}
