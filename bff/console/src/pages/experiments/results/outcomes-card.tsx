import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarDayText } from '../../../format/moments';
import { countText } from '../../../format/numbers';
import { Card } from '../../../parts/card';
import { bandCells, intervalLevel, levelText, readable } from './amounts';
import { bandText, differenceText, reasonText } from './answer-text';
import { letterOf } from './arm-style';
import { CsvButton } from './csv-button';
import { DifferenceMark, type DifferenceScale, differenceScale } from './difference-mark';
import { type Band, type Comparison, isDirection, isTold, type MetricResult } from './results-answer';
import { useResultsView } from './results-view';
import './evidence.css';

interface OutcomesCardProps {
  title: string;
  note: string;
  footer?: ReactNode;
  /** The last part of the name of its file. */
  file: string;
  metrics: readonly MetricResult[];
  /** Whether a difference that leaves zero out is drawn in the colour of its arm. */
  marksBeyondError: boolean;
}

/** Metrics a row each: how ripe, what each arm came to, and the difference. */
export function OutcomesCard({ title, note, footer, file, metrics, marksBeyondError }: OutcomesCardProps) {
  const { t } = useTranslation();
  const { results } = useResultsView();
  const { arms, alpha, control } = results;
  if (metrics.length === 0) return null;
  const text = 'experiments.results.later';
  const rows = metrics.flatMap((metric) => metric.comparisons.map((comparison) => ({ metric, comparison })));
  const shownBand = ({ comparison: { absolute } }: (typeof rows)[number]): Band | null =>
    isTold(absolute) ? absolute : null;
  // Each unit has its own scale; shares all share one.
  const scaleOf = (unit: MetricResult['unit']) =>
    differenceScale(rows.filter(({ metric }) => metric.unit === unit).map(shownBand));
  return (
    <Card
      title={title}
      footer={footer}
      aside={
        <>
          <span className="small quiet">{note}</span>
          <CsvButton
            name={`${results.key}-${results.phase}-${file}`}
            rows={() => [
              ['metric', 'variant', 'ripe_share', 'control', 'treatment', 'difference', 'low', 'high'],
              ...rows.map((row) => {
                const band = shownBand(row);
                const { unit } = row.metric;
                const value = (variant: string) => {
                  const of = row.metric.arms.find((arm) => arm.variant === variant)?.value ?? null;
                  return of === null ? null : readable(unit, of);
                };
                return [
                  row.metric.metric,
                  row.comparison.variant,
                  row.metric.maturityBps / 10_000,
                  value(control),
                  value(row.comparison.variant),
                  ...bandCells(unit, band),
                ];
              }),
            ]}
          />
        </>
      }
    >
      <div className="rows-scroll">
        <table className="rows">
          <thead>
            <tr>
              <th>{t(`${text}.metric`)}</th>
              <th>{t(`${text}.ripeness`)}</th>
              {arms.map(({ variant }) => (
                <th key={variant} className="right">
                  {letterOf(variant)}
                </th>
              ))}
              <th>{t(`${text}.difference`, { level: intervalLevel(alpha) })}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <OutcomeRow
                key={`${row.metric.metric}-${row.comparison.variant}`}
                {...row}
                band={shownBand(row)}
                scale={scaleOf(row.metric.unit)}
                marksBeyondError={marksBeyondError}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

interface OutcomeRowProps {
  metric: MetricResult;
  comparison: Comparison;
  band: Band | null;
  scale: DifferenceScale;
  marksBeyondError: boolean;
}

function OutcomeRow({ metric, comparison, band, scale, marksBeyondError }: OutcomeRowProps) {
  const { t } = useTranslation();
  const { results, words } = useResultsView();
  const text = 'experiments.results.later';
  const { unit, maturityBps, arms } = metric;
  const name = words.metric(metric.metric);
  const [units, exposed] = [sumOf(arms.map((arm) => arm.units)), sumOf(arms.map((arm) => arm.exposed))];
  const share = `${Math.floor(maturityBps / 100)}%`;
  const { absolute } = comparison;
  return (
    <tr>
      <td>
        {results.arms.length > 2 && <b>{letterOf(comparison.variant)} </b>}
        {name}
      </td>
      <td className="nowrap">
        <span
          className="results-ripe"
          role="img"
          aria-label={t(`${text}.share`, { share, matured: countText(units), exposed: countText(exposed) })}
        >
          <i style={{ width: `${maturityBps / 100}%` }} />
        </span>{' '}
        <span className="small">{share}</span>
        {maturityBps < 10_000 && metric.allRipeOn && (
          <small>{t(`${text}.ripeOn`, { day: calendarDayText(metric.allRipeOn, words.language) })}</small>
        )}
      </td>
      {results.arms.map(({ variant }) => {
        const arm = arms.find((one) => one.variant === variant);
        return (
          <td key={variant} className="right">
            {arm && arm.value !== null && arm.units > 0
              ? levelText(unit, { estimate: arm.value, low: arm.low, high: arm.high })
              : '–'}
          </td>
        );
      })}
      <td>
        {band ? (
          <DifferenceMark
            band={band}
            scale={scale}
            variant={comparison.variant}
            beyondError={marksBeyondError && isDirection(comparison.says)}
            label={t(`${text}.mark`, {
              metric: name,
              difference: differenceText(words, unit, band),
              range: bandText(words, unit, band),
            })}
          />
        ) : (
          // Hatching is what is not known yet; what cannot be compared leaves its place empty.
          metric.maturityBps < 10_000 && <div className="hatch results-unripe" />
        )}
      </td>
      <td className="right nowrap">
        {band ? (
          <>
            {differenceText(words, unit, band)}
            <small>{bandText(words, unit, band)}</small>
          </>
        ) : (
          !isTold(absolute) && (
            <span className="quiet">
              {absolute.cannot === 'immature' ? t(`${text}.unripe`) : reasonText(words, absolute.cannot)}
            </span>
          )
        )}
      </td>
    </tr>
  );
}

const sumOf = (values: number[]): number => values.reduce((sum, value) => sum + value, 0);
