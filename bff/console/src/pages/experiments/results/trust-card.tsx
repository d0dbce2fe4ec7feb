import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { TwinCard } from '../../../analysis/twin-card';
import { Chart } from '../../../charts/chart';
import { MarkKey } from '../../../charts/marks';
import { calendarDayText } from '../../../format/moments';
import { countText } from '../../../format/numbers';
import { Icon } from '../../../shell/icons';
import { useThemeMode } from '../../../theme/theme-mode';
import { ArmsTable } from './arms-table';
import { armStyles, letterOf } from './arm-style';
import { armLinesOption } from './daily-option';
import { isTold } from './results-answer';
import { useResultsView } from './results-view';
import { trustChecks } from './trust.rules';
import { TrustFacts } from './trust-facts';
import { useSegmentName } from './use-segment-name';
import './evidence.css';

const chartHeight = 92;
const shownRefusals = 4;
const offP = 0.001;

/** Whether the two groups are what they should be: the split, who really saw it, who came too late, who is doubtful. */
export function TrustCard() {
  const { t } = useTranslation();
  const { results, words } = useResultsView();
  const { palette } = useThemeMode();
  const { exposure } = results;
  const text = 'experiments.results.trust';
  const segmentName = useSegmentName();
  // Of groups that are not alike no figure is shown beside the other.
  const isReadable = results.state !== 'split_is_off';
  const checks = trustChecks(results);
  const states = Object.values(checks);
  const toLook = states.filter((state) => state === 'attention' || state === 'bad').length;
  const well = states.filter((state) => state === 'good').length;
  const segmentsOff = results.splitBySegment.filter(
    ({ chiSquared }) => isTold(chiSquared) && chiSquared.adjustedP < offP,
  );
  const { daily } = exposure;
  const option = useMemo(
    () =>
      armLinesOption({
        days: daily.map(({ day }) => day),
        lines: results.arms.map(({ variant }) => ({
          variant,
          name: letterOf(variant),
          values: daily.map(({ arms }) => arms.find((arm) => arm.variant === variant)?.exposed ?? 0),
        })),
        unripe: daily.map((_, place) => place === daily.length - 1 && results.endedAt === null),
        palette,
        counts: true,
        dayLabel: (day) => calendarDayText(day, words.language),
        axisText: countText,
      }),
    [daily, results.arms, results.endedAt, palette, words.language],
  );
  return (
    <TwinCard
      title={t(`${text}.title`)}
      columns={isReadable ? 4 : 12}
      aside={
        <span
          className={
            toLook > 0 ? (checks.split === 'bad' ? 'tag bad' : 'tag warn') : well > 0 ? 'tag good' : 'tag'
          }
        >
          {toLook === 0 && well > 0 && <Icon name="check" small />}
          {toLook > 0 && <Icon name="warning" small />}
          {toLook > 0
            ? t(`${text}.attention`, { count: toLook })
            : well > 0
              ? t(`${text}.allWell`, { count: well })
              : t(`${text}.few`)}
        </span>
      }
      chart={
        <>
          {isReadable && <ArmsTable />}
          <TrustFacts checks={checks} />
          {segmentsOff.map(({ segment, value }) => (
            <p key={`${segment}-${value}`} className="note warn results-off">
              <Icon name="warning" small />
              {t(`${text}.segmentsOff`, {
                kind: t(`experiments.results.segments.kind.${segment}`),
                value: segmentName(segment, value),
              })}
            </p>
          ))}
          <p className="small quiet results-legend">
            <span>{t(`${text}.daily`)}</span>
            <span className="legend">
              {results.arms.map(({ variant }) => (
                <span key={variant}>
                  <MarkKey name={variant} style={armStyles[variant]} />
                  {letterOf(variant)}
                </span>
              ))}
            </span>
          </p>
          {daily.length > 0 && (
            <Chart
              option={option}
              height={chartHeight}
              label={t(`${text}.dailyFinding`, {
                days: daily.length,
                arms: results.primary.arms
                  .map(({ variant, exposed }) => `${letterOf(variant)} ${countText(exposed)}`)
                  .join(', '),
              })}
            />
          )}
          {exposure.refused.length > 0 && (
            <p className="small quiet">
              {t(`${text}.refused`)}
              {t('experiments.results.colon')}
              {exposure.refused
                .slice(0, shownRefusals)
                .map(
                  ({ reason, count }) =>
                    `${t(`${text}.refusedReason.${reason}`)} ${t(`${text}.refusedCount`, { count })}`,
                )
                .join(t('experiments.results.listSep'))}
            </p>
          )}
        </>
      }
      table={
        <table className="rows">
          <thead>
            <tr>
              <th>{t(`${text}.day`)}</th>
              {results.arms.map(({ variant }) => (
                <th key={variant} className="right">
                  {letterOf(variant)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {daily.toReversed().map(({ day, arms }) => (
              <tr key={day}>
                <td>{calendarDayText(day, words.language)}</td>
                {results.arms.map(({ variant }) => (
                  <td key={variant} className="right">
                    {countText(arms.find((arm) => arm.variant === variant)?.exposed ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}
