import { useTranslation } from 'react-i18next';
import { Link, Navigate, useParams } from 'react-router-dom';
import { callErrorOf } from '../../api/call-error';
import { ErrorNote } from '../../parts/error-note';
import { usePageTitle } from '../../shell/use-page-title';
import './frame.css';
import { EmptyCard } from './empty-card';
import { ExperimentBody } from './experiment-body';
import { useExperiment } from './experiment-queries';
import { ExperimentSkeleton } from './experiment-skeleton';
import type { Experiment, ExperimentId } from './experiment-types';
import { firstTab, isTab } from './tabs';

export function Component() {
  const { t } = useTranslation();
  const { experimentId = '', tab = null } = useParams();
  const experiment = useExperiment(experimentId as ExperimentId);
  const { data } = experiment;
  usePageTitle(data ? `${data.key} ${data.name}` : t('experiments.title'));
  if (data) {
    if (!isTab(tab)) return <Navigate to={`/experiments/${experimentId}/${firstTab(data.state)}`} replace />;
    return (
      <ExperimentBody
        key={experimentId}
        experiment={data satisfies Experiment}
        tab={tab}
        note={
          experiment.isError && (
            <ErrorNote
              what={data.key}
              error={experiment.error}
              keepsOld
              onRetry={() => void experiment.refetch()}
            />
          )
        }
      />
    );
  }
  if (!experiment.isError) return <ExperimentSkeleton />;
  const { code } = callErrorOf(experiment.error);
  return (
    <>
      <div className="page-head">
        <h1>{t('experiments.title')}</h1>
      </div>
      {code === 'not_found' || code === 'invalid_input' ? (
        <EmptyCard title={t('experiments.notFound')}>
          <p>
            <Link to="/experiments">{t('experiments.all')}</Link>
          </p>
        </EmptyCard>
      ) : (
        <ErrorNote
          what={t('experiments.title')}
          error={experiment.error}
          onRetry={() => void experiment.refetch()}
        />
      )}
    </>
  );
}
