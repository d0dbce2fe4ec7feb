import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../../parts/error-note';
import { useRebuild } from './quality-api';

/** Counts everybody anew from what was recorded; reports go on from the old counts until the new ones stand. */
export function RebuildButton() {
  const { t } = useTranslation();
  const rebuild = useRebuild();
  const start = () => rebuild.mutate();
  return (
    <>
      <Popconfirm
        title={t('quality.fresh.rebuildTitle')}
        description={<div className="rebuild-why">{t('quality.fresh.rebuildWhy')}</div>}
        okText={t('quality.fresh.rebuildYes')}
        cancelText={t('quality.fresh.rebuildNo')}
        onConfirm={start}
      >
        <Button size="small" loading={rebuild.isPending}>
          {t('quality.fresh.rebuild')}
        </Button>
      </Popconfirm>
      {rebuild.isError && (
        <ErrorNote what={t('quality.fresh.rebuildWhat')} error={rebuild.error} onRetry={start} />
      )}
    </>
  );
}
