import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../shell/icons';
import { useDownload } from './use-download';
import './files.css';

/** What is at work as a file that an SDK of GrowthBook reads. */
export function GrowthBookExportButton() {
  const { t } = useTranslation();
  const { state, start } = useDownload();
  const text = 'experiments.files.growthBook';
  return (
    <span className="files-action">
      {state.kind === 'failed' && (
        <span className="small bad-text" role="alert">
          {t(`${text}.exportFailed`)}
        </span>
      )}
      {state.kind === 'done' && (
        <span className="small quiet" role="status">
          {t(`${text}.exportDone`)}
        </span>
      )}
      <Button
        icon={<Icon name="download" small />}
        loading={state.kind === 'running'}
        title={t(`${text}.exportLead`)}
        onClick={() => void start({ door: '/trpc/experiment-growthbook.json', body: {} })}
      >
        {t(`${text}.export`)}
      </Button>
    </span>
  );
}
