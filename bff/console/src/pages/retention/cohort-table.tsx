import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { RetentionAnswer } from '../../api/event-queries';
import { calendarDayText } from '../../format/moments';
import { PeopleButton } from '../../analysis/people-button';
import { countText, intervalText, rateText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { Card } from '../../parts/card';
import './retention.css';
import type { RetentionFigure } from './retention-people';

type Cohort = RetentionAnswer['cohorts'][number];
type Rate = NonNullable<Cohort['returned'][number]>;

interface CohortTableProps {
  answer: RetentionAnswer;
  onPeople(figure: RetentionFigure): void;
}

/** A row a cohort, a column a period; the darker, the more came back. What is not over is hatched. */
export function CohortTable({ answer, onPeople }: CohortTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { cohorts, total, unit } = answer;
  // A period that no cohort has lived to see would be a column of hatching.
  const reached = Math.max(1, total.returned.findLastIndex((rate) => rate !== null) + 1);
  const periods = Array.from({ length: reached }, (_, place) => place + 1);
  const highest = Math.max(
    ...[total, ...cohorts].flatMap(({ returned }) => returned.map((rate) => rate?.share ?? 0)),
  );
  const opens = (rate: Rate) => {
    const told = {
      reached: countText(rate.reached),
      base: countText(rate.base),
      interval: intervalText(rate),
    };
    const cell = t('analysis.retentionCell', told);
    return rate.reached > 0
      ? t('analysis.retentionOpenReturned', { cell, people: told.reached })
      : t('analysis.retentionOpenStayedAway', { cell, people: told.base });
  };
  const row = (cohort: Cohort, name: string, isTotal: boolean) => {
    const of = isTotal ? null : cohort.cohort;
    return (
      <tr key={name} className={isTotal ? 'total' : undefined}>
        <td className="nowrap">{name}</td>
        <td className="right">
          <PeopleButton
            people={cohort.people}
            opens={t('analysis.retentionOpenBegan', { people: countText(cohort.people), cohort: name })}
            onOpen={() => onPeople({ what: 'began', cohort: of })}
          >
            {countText(cohort.people)}
          </PeopleButton>
        </td>
        {cohort.returned.slice(0, reached).map((rate, place) => (
          <td
            key={place}
            className={cellClass(rate)}
            title={rate === null ? t('analysis.retentionNotOver') : undefined}
            style={rate ? shade(highest > 0 ? rate.share / highest : 0) : undefined}
          >
            {rate && (
              <PeopleButton
                people={rate.base}
                opens={opens(rate)}
                onOpen={() => onPeople({ what: whoOf(rate), cohort: of, period: place + 1 })}
              >
                {rate.reached === 0 ? '0' : rateText(rate)}
              </PeopleButton>
            )}
          </td>
        ))}
      </tr>
    );
  };
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

/** Where nobody came back, there is only who did not. */
const whoOf = ({ reached }: Rate) => (reached > 0 ? 'returned' : 'stayed_away');

const cellClass = (rate: Cohort['returned'][number]) =>
  `cohort-cell${rate === null ? ' hatch' : rate.reached === 0 ? ' nobody' : ''}`;

/** A share of the highest, for the style sheet. */
const shade = (share: number) => ({ '--share': share }) as CSSProperties;
