import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { RetentionAnswer } from '../../api/event-queries';
import { calendarDayText } from '../../format/moments';
import { countText, intervalText, rateText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { Card } from '../../parts/card';
import './retention.css';

type Cohort = RetentionAnswer['cohorts'][number];

/** A row a cohort, a column a period; the darker, the more came back. What is not over is hatched. */
export function CohortTable({ answer }: { answer: RetentionAnswer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { cohorts, total, unit } = answer;
  // A period that no cohort has lived to see would be a column of hatching.
  const reached = Math.max(1, total.returned.findLastIndex((rate) => rate !== null) + 1);
  const periods = Array.from({ length: reached }, (_, place) => place + 1);
  const highest = Math.max(
    ...[total, ...cohorts].flatMap(({ returned }) => returned.map((rate) => rate?.share ?? 0)),
  );
  const row = (cohort: Cohort, name: string, isTotal: boolean) => (
    <tr key={name} className={isTotal ? 'total' : undefined}>
      <td className="nowrap">{name}</td>
      <td className="right">{countText(cohort.people)}</td>
      {cohort.returned.slice(0, reached).map((rate, place) => (
        <td
          key={place}
          className={cellClass(rate)}
          title={
            rate === null
              ? t('analysis.retentionNotOver')
              : t('analysis.retentionCell', {
                  reached: countText(rate.reached),
                  base: countText(rate.base),
                  interval: intervalText(rate),
                })
          }
          style={rate ? shade(highest > 0 ? rate.share / highest : 0) : undefined}
        >
          {rate === null ? '' : rate.reached === 0 ? '0' : rateText(rate)}
        </td>
      ))}
    </tr>
  );
  return (
    <Card
      title={t('analysis.retentionTable')}
      aside={<span className="small quiet">{t('analysis.retentionTableNote')}</span>}
    >
      <div className="rows-scroll">
        <table className="rows cohorts">
          <thead>
            <tr>
              <th>{t(unit === 'day' ? 'analysis.retentionDay' : 'analysis.retentionWeek')}</th>
              <th className="right">{t('analysis.people')}</th>
              {periods.map((period) => (
                <th key={period} className="right">
                  {t(unit === 'day' ? 'analysis.retentionDayN' : 'analysis.retentionWeekN', { period })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {row(total, t('analysis.all'), true)}
            {[...cohorts]
              .reverse()
              .map((cohort) => row(cohort, calendarDayText(cohort.cohort, language), false))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

const cellClass = (rate: Cohort['returned'][number]) =>
  `cohort-cell${rate === null ? ' hatch' : rate.reached === 0 ? ' nobody' : ''}`;

/** A share of the highest, for the style sheet. */
const shade = (share: number) => ({ '--share': share }) as CSSProperties;
