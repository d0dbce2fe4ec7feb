import { useTranslation } from 'react-i18next';
import type { EventsQuestion } from '../../api/event-queries';
import { PeoplePane } from '../../analysis/people-pane';
import type { Report } from '../../analysis/use-report';
import { useValueName } from '../../analysis/use-value-name';
import { calendarDayText } from '../../format/moments';
import { useLanguage } from '../../language/use-language';
import { shortFactMeaning } from '../../parts/fact-name';
import type { EventsOwn } from './events-own';
import type { EventsFigure } from './events-people';

interface EventsPeoplePaneProps {
  report: Report<EventsOwn>;
  question: EventsQuestion;
  figure: EventsFigure;
}

/** The people to whom something happened, on a day or of a group. */
export function EventsPeoplePane({ report, question, figure }: EventsPeoplePaneProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const valueName = useValueName();
  const { view, own, changeOwn } = report;
  const { day } = figure;
  // What nothing is broken down by has no groups.
  const group = view.by === null ? null : figure.group;
  const narrowed = [
    ...(day === null ? [] : [calendarDayText(day, language)]),
    ...(view.by === null || group === null
      ? []
      : [
          t('analysis.peopleOf', {
            dimension: t(`analysis.dimension.${view.by}`),
            group: valueName(view.by, group),
          }),
        ]),
  ];
  return (
    <PeoplePane
      title={t('analysis.eventsWho', { event: shortFactMeaning(own.event, language) })}
      note={narrowed.join(' · ') || undefined}
      question={{ of: 'eventsPeople', question, figure: { group, day } }}
      onClose={() => changeOwn({ figure: null }, { replace: true })}
    />
  );
}
