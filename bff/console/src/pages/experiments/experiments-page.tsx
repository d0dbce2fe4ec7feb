import { Button, message } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router-dom';
import { useMe } from '../../api/queries';
import { ErrorNote } from '../../parts/error-note';
import { Icon } from '../../shell/icons';
import { usePageTitle } from '../../shell/use-page-title';
import './frame.css';
import { useExperiments } from './experiment-queries';
import { GrowthBookExportButton } from './files/growthbook-export-button';
import { GrowthBookImportDialog } from './files/growthbook-import-dialog';
import { LayersCard } from './layers/layers-card';
import { HoldoutsCard } from './list/holdouts-card';
import { ListAnswer } from './list/list-answer';
import { ListSkeleton } from './list/list-skeleton';
import { NewDialog } from './list/new-dialog';
import { NoExperiments } from './list/no-experiments';
import { ExperimentTable } from './list/experiment-table';

export function Component() {
  const { t } = useTranslation();
  usePageTitle(t('experiments.title'));
  const { data: me } = useMe();
  const experiments = useExperiments();
  const [parameters, setParameters] = useSearchParams();
  const [creating, setCreating] = useState(false);
  const [told, toldPlace] = message.useMessage();
  const [importing, setImporting] = useState(false);
  const mayEdit = me?.role === 'admin' || me?.role === 'analyst';
  const isEmpty = experiments.data?.length === 0;
  return (
    <>
      {toldPlace}
      <div className="page-head">
        <h1>{t('experiments.title')}</h1>
        <span className="spacer" />
        {experiments.data && !isEmpty && <GrowthBookExportButton />}
        {experiments.data && mayEdit && (
          <Button onClick={() => setImporting(true)}>{t('experiments.files.growthBook.import')}</Button>
        )}
        {mayEdit && !isEmpty && (
          <Button
            type="primary"
            id="experiment-new"
            icon={<Icon name="plus" small />}
            onClick={() => setCreating(true)}
          >
            {t('experiments.list.new')}
          </Button>
        )}
      </div>
      {experiments.isError && (
        <ErrorNote
          what={t('experiments.title')}
          error={experiments.error}
          keepsOld={experiments.data !== undefined}
          onRetry={() => void experiments.refetch()}
        />
      )}
      {experiments.isPending && <ListSkeleton />}
      {isEmpty && <NoExperiments mayEdit={mayEdit} />}
      {experiments.data && !isEmpty && (
        <>
          <ListAnswer rows={experiments.data} />
          <div className="grid">
            <ExperimentTable
              rows={experiments.data}
              shown={parameters.get('show') ?? 'open'}
              onShow={(show) => setParameters(show === 'open' ? {} : { show }, { replace: true })}
            />
          </div>
        </>
      )}
      {experiments.data && (
        <div className="grid">
          {!isEmpty && <LayersCard rows={experiments.data} />}
          <HoldoutsCard mayChange={me?.role === 'admin'} />
        </div>
      )}
      {importing && (
        <GrowthBookImportDialog
          onClose={() => setImporting(false)}
          onImported={(text) => {
            setImporting(false);
            void told.success(text);
            setParameters({ show: 'draft' }, { replace: true });
          }}
        />
      )}
      {creating && <NewDialog onClose={() => setCreating(false)} />}
    </>
  );
}
