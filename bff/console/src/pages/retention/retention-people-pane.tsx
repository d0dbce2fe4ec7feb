import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RetentionQuestion } from '../../api/event-queries';
import { PeoplePane } from '../../analysis/people-pane';
import type { Report } from '../../analysis/use-report';
import { calendarDayText } from '../../format/moments';
import { useLanguage } from '../../language/use-language';
import { shortFactMeaning } from '../../parts/fact-name';
import type { RetentionOwn } from './retention-own';
import type { RetentionFigure } from './retention-people';

interface RetentionPeoplePaneProps {
  report: Report<RetentionOwn>;
  question: RetentionQuestion;
  figure: RetentionFigure;
}

/** The people of a cohort: all of it, who came back, or who did not. */
export function RetentionPeoplePane({ report, question, figure }: RetentionPeoplePaneProps) {
  const { t } = useTranslation();
  const { changeOwn } = report;
  return (
    <PeoplePane
      {...useWords(report.own, figure)}
      choice={
        figure.what !== 'began' && (
          <Segmented<'returned' | 'stayed_away'>
            size="small"
            value={figure.what}
            options={[
              { value: 'returned', label: t('analysis.retentionBack') },
              { value: 'stayed_away', label: t('analysis.retentionAway') },
            ]}
            onChange={(what) => changeOwn({ figure: { ...figure, what } })}
          />
        )
      }
      question={{ of: 'retentionPeople', question, figure }}
      onClose={() => changeOwn({ figure: null }, { replace: true })}
    />
  );
}

function useWords(own: RetentionOwn, figure: RetentionFigure): { title: string; note: string | undefined } {
  const { t } = useTranslation();
  const language = useLanguage();
  const first = shortFactMeaning(own.first, language);
  const returned = shortFactMeaning(own.returned, language);
  const { cohort } = figure;
  const day = cohort === null ? '' : calendarDayText(cohort, language);
  const inCohort = t(own.unit === 'day' ? 'analysis.retentionOfDay' : 'analysis.retentionOfWeek', {
    cohort: day,
    first,
  });
  if (figure.what === 'began')
    return {
      title: t('analysis.retentionWhoBegan', { first }),
      note: cohort === null ? undefined : inCohort,
    };
  const period = t(own.unit === 'day' ? 'analysis.retentionDayN' : 'analysis.retentionWeekN', {
    period: figure.period,
  });
  return {
    title: t(
      figure.what === 'returned' ? 'analysis.retentionWhoReturned' : 'analysis.retentionWhoStayedAway',
      { period, returned },
    ),
    note: cohort === null ? t('analysis.retentionOfAll', { first }) : inCohort,
  };
}
