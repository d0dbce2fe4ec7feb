import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { countText } from '../../../format/numbers';
import { Card } from '../../../parts/card';
import { Icon } from '../../../shell/icons';
import { useNow } from '../../../shell/use-now';
import type { ExperimentId } from '../experiment-types';
import {
  bytesText,
  fileBytesAbout,
  maxExportedUnits,
  secondsAbout,
  type UnitsFormat,
} from './units-size.rules';
import { type DownloadState, useDownload } from './use-download';
import './files.css';

const formats: readonly UnitsFormat[] = ['csv', 'parquet'];
const everySecondMs = 1_000;

interface UnitsCardProps {
  experimentId: ExperimentId;
  phase: number;
  /** Given a variant so far: a row each. */
  units: number;
}

/** Every unit of the phase as a file, for whoever works the results out anew. */
export function UnitsCard({ experimentId, phase, units }: UnitsCardProps) {
  const { t } = useTranslation();
  const { state, start, cancel } = useDownload();
  const text = 'experiments.files.units';
  const isTooLarge = units > maxExportedUnits;
  return (
    <Card title={t(`${text}.title`)} aside={<span className="small quiet">{t(`${text}.note`)}</span>}>
      <div className="card-body units-card">
        <div>
          <p>{t(`${text}.holds`)}</p>
          <p className="small quiet">
            {units === 0
              ? t(`${text}.nobody`)
              : isTooLarge
                ? t(`${text}.tooLarge`, { units: countText(units), limit: countText(maxExportedUnits) })
                : t(`${text}.size`, {
                    units: countText(units),
                    csv: bytesText(fileBytesAbout('csv', units)),
                    parquet: bytesText(fileBytesAbout('parquet', units)),
                  })}
          </p>
          {state.kind === 'failed' && (
            <p className="small bad-text" role="alert">
              <FailedText code={state.code} />
            </p>
          )}
          {state.kind === 'done' && (
            <p className="small" role="status">
              {t(`${text}.done`, {
                name: state.name,
                rows: countText(state.rows ?? 0),
                size: bytesText(state.bytes),
              })}
            </p>
          )}
          {state.kind === 'running' && <Progress state={state} units={units} />}
        </div>
        <div className="units-acts no-print">
          {state.kind === 'running' ? (
            <Button onClick={cancel}>{t(`${text}.cancel`)}</Button>
          ) : (
            formats.map((format) => (
              <Button
                key={format}
                icon={<Icon name="download" small />}
                disabled={units === 0 || isTooLarge}
                onClick={() =>
                  void start({ door: '/trpc/experiment-units', body: { experimentId, phase, format } })
                }
              >
                {t(`${text}.${format}`)}
              </Button>
            ))
          )}
        </div>
      </div>
    </Card>
  );
}

function FailedText({ code }: { code: string | null }) {
  const { t } = useTranslation();
  const text = 'experiments.files.units.failed';
  switch (code) {
    case null:
    case 'overloaded':
    case 'outside_unavailable':
    case 'operator_required':
    case 'not_allowed':
      return t(`${text}.${code ?? 'broken_off'}`);
    case 'invalid_input':
      return t(`${text}.too_many_units`);
    default:
      return t(`${text}.other`, { code });
  }
}

interface ProgressProps {
  state: Extract<DownloadState, { kind: 'running' }>;
  units: number;
}

/**
 * Lines are counted as they come; columns are written whole before the first byte, so there the clock is shown. What the
 * service tells of their number may come no sooner than they do: until then the number on the page stands for it.
 */
function Progress({ state, units }: ProgressProps) {
  const { t } = useTranslation();
  const nowMs = useNow(everySecondMs);
  const text = 'experiments.files.units';
  const { rows, totalRows, bytes, sinceMs } = state;
  const seconds = Math.max(0, Math.round((nowMs - sinceMs) / 1_000));
  const about = secondsAbout(totalRows ?? units);
  const isCounted = rows !== null && totalRows !== null;
  const part = isCounted
    ? totalRows === 0
      ? 1
      : Math.min(1, rows / totalRows)
    : bytes > 0
      ? 1
      : Math.min(0.95, seconds / about);
  return (
    <div role="status">
      <p className="small">
        {totalRows === null && seconds === 0
          ? t(`${text}.starting`)
          : isCounted
            ? t(`${text}.rows`, { rows: countText(Math.min(rows, totalRows)), total: countText(totalRows) })
            : bytes > 0
              ? t(`${text}.receiving`, { size: bytesText(bytes) })
              : t(`${text}.writing`, { total: countText(totalRows ?? units), seconds, about })}
      </p>
      <div className="units-bar" aria-hidden="true">
        <i style={{ width: `${part * 100}%` }} />
      </div>
    </div>
  );
}
