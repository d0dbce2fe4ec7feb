import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router-dom';
import { dayText } from '../../../format/moments';
import { PartSelect } from './part-select';
import { useResultsView } from './results-view';

/** Which phase is read, of whom, and whether suspicious traffic counts; all are in the address, so that a link says the same. */
export function ResultsSwitches() {
  const { t } = useTranslation();
  const { experiment, phase, results, words } = useResultsView();
  const [, setAddress] = useSearchParams();
  const put = (name: string, value: string | null) =>
    setAddress(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === null) next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const text = 'experiments.results.switch';
  const day = (iso: string) => dayText(iso, words.language);
  return (
    <div className="results-switches no-print">
      {experiment.phases.length > 1 && (
        <Select
          aria-label={t(`${text}.phases`)}
          value={phase.phase}
          onChange={(value) => put('phase', value === experiment.phase ? null : String(value))}
          options={experiment.phases.map(({ phase: number, started, ended }) => ({
            value: number,
            label: `${t(number === experiment.phase ? `${text}.phaseNow` : `${text}.phase`, { phase: number })} · ${
              ended
                ? t(`${text}.span`, { from: day(started.at), to: day(ended.at) })
                : t(`${text}.began`, { from: day(started.at) })
            }`,
          }))}
          style={{ minWidth: 250 }}
        />
      )}
      <span className="spacer" />
      <PartSelect onChange={(value) => put('part', value)} />
      <Segmented
        aria-label={t(`${text}.label`)}
        value={results.bots}
        onChange={(value) => put('bots', value === 'in' ? 'in' : null)}
        options={(['out', 'in'] as const).map((value) => ({ value, label: t(`${text}.${value}`) }))}
      />
    </div>
  );
}
