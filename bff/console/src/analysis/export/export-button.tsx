import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { beijingDay } from '../../format/moments';
import { countText } from '../../format/numbers';
import { Icon } from '../../shell/icons';
import './exporting.css';
import { type ExportRequest, useExport } from './use-export';

interface ExportButtonProps {
  request: ExportRequest;
  small?: boolean;
}

/** Takes the rows away as a file; while it is written it says how far it is, and can be given up. */
export function ExportButton({ request, small = false }: ExportButtonProps) {
  const { t } = useTranslation();
  const { state, start, cancel } = useExport(`${request.table}-${beijingDay(new Date())}.csv`);
  if (state.kind === 'running') {
    const { rows, total } = state;
    const percent = total === null || total === 0 ? 0 : Math.min(100, Math.floor((rows / total) * 100));
    return (
      <span className="exporting no-print" role="status">
        <Progress type="circle" size={16} strokeWidth={14} percent={percent} showInfo={false} />
        <span>
          {total === null
            ? t('analysis.exportStarting')
            : t('analysis.exportProgress', {
                rows: countText(Math.min(rows, total)),
                total: countText(total),
              })}
        </span>
        <Button type="link" size="small" onClick={cancel}>
          {t('analysis.exportCancel')}
        </Button>
      </span>
    );
  }
  return (
    <span className="exporting no-print">
      {state.kind === 'failed' && (
        <span className="small bad-text" role="alert">
          {t(state.overloaded ? 'analysis.exportBusy' : 'analysis.exportFailed')}
        </span>
      )}
      {state.kind === 'done' && (
        <span className="small quiet" role="status">
          {t('analysis.exportDone', { rows: countText(state.rows) })}
        </span>
      )}
      <Button
        size={small ? 'small' : 'middle'}
        icon={<Icon name="download" small />}
        onClick={() => void start(request)}
      >
        {t('analysis.export')}
      </Button>
    </span>
  );
}
