import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { TwinCard } from '../../../analysis/twin-card';
import { Chart } from '../../../charts/chart';
import { MarkKey } from '../../../charts/marks';
import { RangeMark } from '../../../charts/range-mark';
import { durationText } from '../../../format/durations';
import { calendarDayText } from '../../../format/moments';
import { countText } from '../../../format/numbers';
import { Icon } from '../../../shell/icons';
import { useThemeMode } from '../../../theme/theme-mode';
import { armStyles, letterOf } from './arm-style';
import { levelText, pText } from './amounts';
import { armLinesOption } from './daily-option';
import { isTold, type ArmFigure } from './results-answer';
import { useResultsView } from './results-view';
import { type CheckState, seenGapBps, trustChecks } from './trust.rules';
import { useSegmentName } from './use-segment-name';

const chartHeight = 92;
const shownRefusals = 4;
const offP = 0.001;

/** Whether the two groups are what they should be: the split, who really saw it, who came too late, who is doubtful. */
export function TrustCard() {
  const { t } = useTranslation();
  const { results, words } = useResultsView();
  const { palette } = useThemeMode();
  const { exposure, split, bots } = results;
  const text = 'experiments.results.trust';
  const segmentName = useSegmentName();
  // Of groups that are not alike no figure is shown beside the other.
  const isReadable = results.state !== 'split_is_off';
  const checks = trustChecks(results);
  const states = Object.values(checks);
  const toLook = states.filter((state) => state === 'attention' || state === 'bad').length;
  const well = states.filter((state) => state === 'good').length;
  const gapBps = seenGapBps(exposure);
  const pair = (shares: (number | null)[]) =>
    shares.map((share) => (share === null ? '–' : `${(share / 100).toFixed(1)}%`)).join(' : ');
  const lags = exposure.lag.map(({ medianDelayMs }) => medianDelayMs).filter((lag) => lag !== null);
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
  const splitWord = { good: 'even', attention: 'watch', bad: 'off', unknown: 'few' } as const;
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
          {isReadable && <Arms />}
          <dl className="results-facts">
            <Fact name={t(`${text}.split`)} state={checks.split}>
              {split.arms.map(({ units }) => countText(units)).join(' : ')}{' '}
              <span className="quiet">
                {t(`${text}.${splitWord[checks.split]}`)}
                {isTold(split.chiSquared) && `, ${pText(split.chiSquared.p)}`}
              </span>
            </Fact>
            <Fact name={t(`${text}.seen`)} state={checks.seen}>
              {pair(exposure.lag.map(({ seenBps }) => seenBps))}{' '}
              {gapBps !== null && (
                <span className="quiet">{t(`${text}.gap`, { value: (gapBps / 100).toFixed(1) })}</span>
              )}
            </Fact>
            {lags.length > 0 && (
              <Fact name={t(`${text}.lag`)} state="good">
                {lags.map((lag) => durationText(lag, words.language)).join(' : ')}
              </Fact>
            )}
            <Fact name={t(`${text}.timedOut`)} state={checks.timedOut}>
              {pair(exposure.lag.map(({ timedOutBps }) => timedOutBps))}
            </Fact>
            <Fact name={t(`${text}.both`)} state={checks.both}>
              {pair([exposure.multiple.shareBps])} <span className="quiet">{t(`${text}.byFirst`)}</span>
            </Fact>
            <Fact name={t(`${text}.suspicious`)} state={checks.marked}>
              {pair(exposure.marked.map(({ shareBps }) => shareBps))}{' '}
              <span className="quiet">{t(bots === 'out' ? `${text}.outside` : `${text}.inside`)}</span>
            </Fact>
          </dl>
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

/** Each arm by itself, on one scale. */
function Arms() {
  const { results } = useResultsView();
  const { arms } = results.primary;
  const ends = arms.flatMap(({ value, low, high }) => (value === null ? [] : [low ?? value, high ?? value]));
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const air = (high - low || 1) * 0.15;
  return (
    <table className="results-arms">
      <tbody>
        {arms.map((arm) => (
          <ArmRow key={arm.variant} arm={arm} scale={{ from: low - air, to: high + air }} />
        ))}
      </tbody>
    </table>
  );
}

function ArmRow({ arm, scale }: { arm: ArmFigure; scale: { from: number; to: number } }) {
  const { t } = useTranslation();
  const { results } = useResultsView();
  const { variant, units, conversions, value, low, high } = arm;
  const { unit, kind } = results.primary;
  const text = value === null ? '–' : levelText(unit, { estimate: value, low, high });
  return (
    <tr>
      <td>
        <span className="named">
          <MarkKey name={variant} style={armStyles[variant]} />
          <b>{letterOf(variant)}</b>
        </span>
        <small>{results.arms.find((one) => one.variant === variant)?.name}</small>
      </td>
      <td className="right">
        {countText(units)}
        <small>
          {conversions !== null && kind !== 'quantile'
            ? t('experiments.results.trust.converted', { count: conversions })
            : t('experiments.results.trust.matured', { count: units })}
        </small>
      </td>
      <td className="right">
        <span className="results-arm-value">
          {value !== null && low !== null && high !== null && (
            <RangeMark
              {...{ value, low, high, scale }}
              reference={null}
              style={armStyles[variant]}
              label={`${letterOf(variant)} ${text}`}
            />
          )}
          <b>{text}</b>
        </span>
      </td>
    </tr>
  );
}

function Fact({ name, state, children }: { name: string; state: CheckState; children: ReactNode }) {
  return (
    <>
      <dt className={state === 'bad' ? 'bad-text' : state === 'attention' ? 'warn-text' : undefined}>
        {(state === 'bad' || state === 'attention') && <Icon name="warning" small />} {name}
      </dt>
      <dd>{children}</dd>
    </>
  );
}
