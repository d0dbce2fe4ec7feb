import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TwinCard } from '../../../analysis/twin-card';
import { Chart } from '../../../charts/chart';
import { addDays, beijingDay, calendarDayText } from '../../../format/moments';
import { countText } from '../../../format/numbers';
import { useThemeMode } from '../../../theme/theme-mode';
import type { VariantKey } from '../experiment-types';
import { bandCells, intervalLevel, levelText, signedText } from './amounts';
import { levelBand } from './answer.rules';
import { bandText, differenceText, plainText } from './answer-text';
import { armColour, letterOf } from './arm-style';
import { CsvButton } from './csv-button';
import { effectOption } from './effect-option';
import { effectPoints, type EffectPoint, lastRead } from './effect-points';
import { OnceNote } from './once-note';
import { isTold } from './results-answer';
import { useResultsView } from './results-view';
import './evidence.css';

const chartHeight = 326;

/** How the difference settled, day by day, with the band that holds at any look. */
export function EffectCard() {
  const { t } = useTranslation();
  const { results, phase, words } = useResultsView();
  const { palette } = useThemeMode();
  const { primary, alpha, control } = results;
  const [chosen, setChosen] = useState<VariantKey | null>(null);
  const series = results.series.find(({ variant }) => variant === chosen) ?? results.series[0];
  const text = 'experiments.results.effect';
  const { unit } = primary;
  const option = useMemo(() => {
    if (!series) return null;
    const points = effectPoints(series);
    const last = lastRead(points);
    const firstDay = points[0]?.day ?? beijingDay(phase.started.at);
    const plannedEnd = addDays(beijingDay(phase.started.at), results.days.planned);
    const newest = points.at(-1)?.day ?? firstDay;
    const lastDay = results.endedAt === null && plannedEnd > newest ? plannedEnd : newest;
    const days: string[] = [];
    for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) days.push(day);
    const day = (of: string) => calendarDayText(of, words.language);
    const controlValue = primary.arms.find(({ variant }) => variant === control)?.value ?? null;
    const tooltip = (point: EffectPoint) =>
      [
        point.unripe ? `${day(point.day)} · ${t(`${text}.unripe`)}` : day(point.day),
        point.band
          ? `<b>${differenceText(words, unit, point.band)}</b> ${bandText(words, unit, point.band)}`
          : '–',
        `${t(`${text}.units`)} ${countText(point.units)}`,
      ].join('<br/>');
    return effectOption({
      points,
      days,
      unit,
      colour: armColour(palette, series.variant),
      palette,
      planned: primary.better === 'up' ? results.smallestEffect : -results.smallestEffect,
      clearSince: series.clearSince,
      dayLabel: day,
      axisText: (value) =>
        signedText(unit, value * (unit === 'points' || unit === 'fen' ? 100 : 1), decimalsOf(value)),
      words: {
        unripe: t(`${text}.unripe`),
        planned: t(`${text}.planned`, { value: plainText(words, unit, results.smallestEffect) }),
        since: series.clearSince ? t(`${text}.since`, { day: day(series.clearSince) }) : '',
        end: last?.band
          ? {
              day: day(last.day),
              value: differenceText(words, unit, last.band),
              range: bandText(words, unit, last.band),
              control:
                controlValue === null
                  ? ''
                  : t(`${text}.control`, { value: levelText(unit, levelBand(controlValue, last.band)) }),
            }
          : null,
      },
      tooltip,
    });
  }, [series, phase, results, primary, control, palette, words.language, t, unit, words]);
  if (!series || !option) return null;
  const comparison = primary.comparisons.find(({ variant }) => variant === series.variant);
  const compared = comparison?.absolute;
  const hasOnce = comparison !== undefined && isTold(comparison.once);
  const isTooFew = compared && !isTold(compared) && compared.cannot === 'below_low_count_guard';
  const points = effectPoints(series);
  const last = lastRead(points);
  const hasBelief = results.bayesian.some(
    ({ variant, posterior }) => variant === series.variant && isTold(posterior),
  );
  const metric = words.metric(primary.metric);
  const title = t(`${text}.title`, { metric, letter: letterOf(series.variant) });
  const label = last?.band
    ? t(`${text}.finding`, {
        metric,
        day: calendarDayText(last.day, words.language),
        difference: differenceText(words, unit, last.band),
        range: bandText(words, unit, last.band),
        units: countText(last.units),
      })
    : t(`${text}.findingNone`, { metric });
  return (
    <TwinCard
      title={title}
      columns={8}
      aside={
        <>
          {results.series.length > 1 && (
            <Segmented
              size="small"
              aria-label={t(`${text}.choose`)}
              value={series.variant}
              onChange={(value) => setChosen(value)}
              options={results.series.map(({ variant }) => ({ value: variant, label: letterOf(variant) }))}
            />
          )}
          <CsvButton
            name={`${results.key}-${results.phase}-effect-${series.variant}`}
            rows={() => [
              ['day', 'ripe_units', 'unripe', 'difference', 'low', 'high'],
              ...points.map(({ day, units, unripe, band }) => [
                day,
                units,
                unripe ? 1 : 0,
                ...bandCells(unit, band),
              ]),
            ]}
          />
        </>
      }
      note={`${t(`${text}.note`, {
        unit: t(`experiments.results.axisUnit.${unit}`),
        level: intervalLevel(alpha),
      })} · ${t(`${text}.cumulative`)}`}
      footer={
        (hasBelief || hasOnce) && (
          <>
            {hasBelief && <BayesNote variant={series.variant} />}
            {hasOnce && <OnceNote variant={series.variant} />}
          </>
        )
      }
      chart={
        points.some(({ band }) => band) ? (
          <Chart option={option} label={label} height={chartHeight} />
        ) : (
          <p className="quiet results-nothing">{t(isTooFew ? `${text}.tooFew` : `${text}.none`)}</p>
        )
      }
      table={
        <table className="rows">
          <thead>
            <tr>
              <th>{t(`${text}.day`)}</th>
              <th className="right">{t(`${text}.units`)}</th>
              <th className="right">{t(`${text}.difference`)}</th>
              <th className="right">{t(`${text}.range`)}</th>
            </tr>
          </thead>
          <tbody>
            {points.toReversed().map((point) => (
              <tr key={point.day}>
                <td>
                  {calendarDayText(point.day, words.language)}
                  {point.unripe && <small>{t(`${text}.unripe`)}</small>}
                </td>
                <td className="right">{countText(point.units)}</td>
                <td className="right">{point.band ? differenceText(words, unit, point.band) : '–'}</td>
                <td className="right nowrap">{point.band ? bandText(words, unit, point.band) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}

const decimalsOf = (value: number): number =>
  Number.isInteger(value) ? 0 : Number.isInteger(value * 10) ? 1 : 2;

function BayesNote({ variant }: { variant: VariantKey }) {
  const { t } = useTranslation();
  const { results, words } = useResultsView();
  const view = results.bayesian.find((one) => one.variant === variant);
  if (!view || !isTold(view.posterior)) return null;
  const { chanceToWin } = view.posterior;
  return (
    <p>
      {t('experiments.results.effect.bayes', {
        arm: words.arm(variant),
        chance: `${(Math.min(0.999, Math.max(0.001, chanceToWin)) * 100).toFixed(chanceToWin > 0.99 ? 1 : 0)}%`,
        mean: view.prior.mean,
        deviation: view.prior.standardDeviation,
      })}
    </p>
  );
}
