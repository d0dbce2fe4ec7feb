import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { TwinCard } from '../../../analysis/twin-card';
import { Chart } from '../../../charts/chart';
import { MarkKey } from '../../../charts/marks';
import { calendarDayText } from '../../../format/moments';
import { countText } from '../../../format/numbers';
import { useThemeMode } from '../../../theme/theme-mode';
import { levelText, readable } from './amounts';
import { armStyles, letterOf } from './arm-style';
import { CsvButton } from './csv-button';
import { armLinesOption } from './daily-option';
import { useResultsView } from './results-view';

const chartHeight = 180;

/** Each day's people by themselves: what wears off with its novelty falls here from day to day. */
export function CohortsCard() {
  const { t } = useTranslation();
  const { results, words } = useResultsView();
  const { palette } = useThemeMode();
  const { cohorts, primary, arms } = results;
  const { unit } = primary;
  const text = 'experiments.results.cohorts';
  const metric = words.metric(primary.metric);
  const valueOf = (place: number, variant: string) =>
    cohorts[place]?.arms.find((arm) => arm.variant === variant)?.value ?? null;
  const isUnripe = (place: number) =>
    cohorts[place]?.arms.some(({ units, exposed }) => units < exposed) ?? true;
  const option = useMemo(
    () =>
      armLinesOption({
        days: cohorts.map(({ day }) => day),
        lines: arms.map(({ variant }) => ({
          variant,
          name: letterOf(variant),
          values: cohorts.map(({ arms: of }) => {
            const value = of.find((arm) => arm.variant === variant)?.value ?? null;
            return value === null ? null : readable(unit, value);
          }),
        })),
        unripe: cohorts.map(({ arms: of }) => of.some(({ units, exposed }) => units < exposed)),
        palette,
        counts: false,
        limit: unit === 'points' ? 100 : Infinity,
        dayLabel: (day) => calendarDayText(day, words.language),
        axisText: (value) => `${Number(value.toFixed(2))}${unit === 'points' ? '%' : ''}`,
      }),
    [cohorts, arms, palette, unit, words.language],
  );
  if (
    cohorts.length === 0 ||
    !cohorts.some((_, place) => arms.some(({ variant }) => valueOf(place, variant) !== null))
  )
    return null;
  const level = (value: number) => levelText(unit, { estimate: value, low: null, high: null });
  const findings = arms.map(({ variant }) => {
    const values = cohorts.map((_, place) => valueOf(place, variant)).filter((value) => value !== null);
    return values.length === 0
      ? `${letterOf(variant)} –`
      : t(`${text}.armFinding`, {
          letter: letterOf(variant),
          low: level(Math.min(...values)),
          high: level(Math.max(...values)),
        });
  });
  return (
    <TwinCard
      title={t(`${text}.title`)}
      note={t(`${text}.note`)}
      aside={
        <>
          <span className="legend">
            {arms.map(({ variant }) => (
              <span key={variant}>
                <MarkKey name={variant} style={armStyles[variant]} />
                {letterOf(variant)}
              </span>
            ))}
          </span>
          <CsvButton
            name={`${results.key}-${results.phase}-cohorts`}
            rows={() => [
              ['day', 'variant', 'exposed', 'ripe', 'value'],
              ...cohorts.flatMap(({ day, arms: of }) =>
                of.map(({ variant, exposed, units, value }) => [
                  day,
                  variant,
                  exposed,
                  units,
                  value === null ? null : readable(unit, value),
                ]),
              ),
            ]}
          />
        </>
      }
      chart={
        <Chart
          option={option}
          height={chartHeight}
          label={t(`${text}.finding`, { metric, days: cohorts.length, arms: findings.join(', ') })}
        />
      }
      table={
        <table className="rows">
          <thead>
            <tr>
              <th>{t(`${text}.day`)}</th>
              {arms.flatMap(({ variant }) => [
                <th key={`${variant}-people`} className="right">
                  {t(`${text}.people`, { letter: letterOf(variant) })}
                </th>,
                <th key={`${variant}-rate`} className="right">
                  {t(`${text}.rate`, { letter: letterOf(variant), metric })}
                </th>,
              ])}
            </tr>
          </thead>
          <tbody>
            {cohorts
              .map(({ day, arms: of }, place) => (
                <tr key={day}>
                  <td>
                    {calendarDayText(day, words.language)}
                    {isUnripe(place) && <small>{t('experiments.results.effect.unripe')}</small>}
                  </td>
                  {arms.flatMap(({ variant }) => {
                    const value = valueOf(place, variant);
                    return [
                      <td key={`${variant}-people`} className="right">
                        {countText(of.find((arm) => arm.variant === variant)?.exposed ?? 0)}
                      </td>,
                      <td key={`${variant}-rate`} className="right">
                        {value === null ? '–' : level(value)}
                      </td>,
                    ];
                  })}
                </tr>
              ))
              .toReversed()}
          </tbody>
        </table>
      }
    />
  );
}
