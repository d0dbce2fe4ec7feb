import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type TimeToNext, useTimeToNext } from '../../api/analysis-queries';
import type { StepName } from '../../api/types';
import { scopeOf } from '../../analysis/report-scope';
import { TwinCard } from '../../analysis/twin-card';
import type { Report } from '../../analysis/use-report';
import { Chart } from '../../charts/chart';
import { timeBars } from '../../charts/time-bars';
import { durationText } from '../../format/durations';
import { countText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { Card } from '../../parts/card';
import { ErrorNote } from '../../parts/error-note';
import { useThemeMode } from '../../theme/theme-mode';
import { stepEvent, stepWindowMinutes } from './step-event';

interface TimeCardProps {
  report: Report<object>;
  from: StepName;
  to: StepName;
}

/** How long people took from one step to the next. It stands on its own: the funnel never waits for it. */
export function TimeCard({ report, from, to }: TimeCardProps) {
  const { t } = useTranslation();
  const { view, days } = report;
  const timing = useTimeToNext({
    scope: scopeOf(view, days),
    from: stepEvent(from),
    to: stepEvent(to),
    windowMinutes: stepWindowMinutes(to),
  });
  const title = t('analysis.timeTitle', { from: t(`step.${from}`), to: t(`step.${to}`) });
  const all = timing.data?.groups.find(({ key }) => key === 'all')?.figures;
  if (!timing.data) {
    return (
      <Card title={title} columns={5}>
        <div className="card-body">
          {timing.isError ? (
            <ErrorNote what={title} error={timing.error} onRetry={() => void timing.refetch()} />
          ) : (
            <div className="bone" style={{ height: HEIGHT }} />
          )}
        </div>
      </Card>
    );
  }
  if (!all || all.reached === 0) {
    return (
      <Card title={title} columns={5}>
        <p className="card-body quiet">{t('analysis.timeNobody')}</p>
      </Card>
    );
  }
  return <Times title={title} figures={all} from={from} to={to} />;
}

const HEIGHT = 206;
type Figures = TimeToNext['groups'][number]['figures'];

interface TimesProps {
  title: string;
  figures: Figures;
  from: StepName;
  to: StepName;
}

function Times({ title, figures, from, to }: TimesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { palette } = useThemeMode();
  const { reached, medianMs, p90Ms } = figures;
  const values = {
    reached: countText(reached),
    median: durationText(medianMs ?? 0, language),
    p90: durationText(p90Ms ?? 0, language),
  };
  const buckets = useMemo(
    () =>
      filledPart(figures.buckets).map(({ toMs, people }) => ({
        people,
        label:
          toMs === null
            ? t('analysis.timeOpen')
            : t('analysis.timeUpTo', { to: durationText(toMs, language) }),
      })),
    [figures.buckets, t, language],
  );
  const option = useMemo(
    () => timeBars({ buckets, name: t('analysis.people'), palette }),
    [buckets, palette, t],
  );
  return (
    <TwinCard
      title={title}
      columns={5}
      note={t('analysis.timeNote', values)}
      chart={
        <Chart
          option={option}
          height={HEIGHT}
          label={t('analysis.timeLabel', { ...values, from: t(`step.${from}`), to: t(`step.${to}`) })}
        />
      }
      table={
        <table className="rows">
          <thead>
            <tr>
              <th>{t('analysis.timeBucket')}</th>
              <th className="right">{t('analysis.people')}</th>
              <th className="right">{t('analysis.rate')}</th>
            </tr>
          </thead>
          <tbody>
            {buckets.map(({ label, people }) => (
              <tr key={label}>
                <td>{label}</td>
                <td className="right">{countText(people)}</td>
                <td className="right">{((people / reached) * 100).toFixed(1)}%</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}

/** From the first bucket that holds somebody to the last; empty ones between them stay. */
function filledPart(buckets: Figures['buckets']): Figures['buckets'] {
  const first = buckets.findIndex(({ people }) => people > 0);
  const last = buckets.findLastIndex(({ people }) => people > 0);
  return buckets.slice(Math.max(0, first - 1), last + 2);
}
