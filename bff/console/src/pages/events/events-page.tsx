import { Select } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import { type EventsAnswer, useEvents } from '../../api/event-queries';
import { hasPage } from '../../analysis/catalogue-events';
import { dimensions } from '../../analysis/dimensions';
import { EventReport } from '../../analysis/event-report';
import { EventSelect } from '../../analysis/event-select';
import { PageSelect } from '../../analysis/page-select';
import { PeopleButton } from '../../analysis/people-button';
import { ReportBasis } from '../../analysis/report-basis';
import { ReportEmpty } from '../../analysis/report-empty';
import { eventScopeOf } from '../../analysis/report-scope';
import { type Report, useReport } from '../../analysis/use-report';
import { daysInclusive } from '../../format/moments';
import { countText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { shortFactMeaning } from '../../parts/fact-name';
import { EventDaysCard } from './event-days-card';
import { EventFiguresCard } from './event-figures-card';
import { type EventsOwn, eventsPart, measuresOf } from './events-own';
import type { EventsFigure } from './events-people';
import { EventsPeoplePane } from './events-people-pane';
import { readyEvents } from './ready-events';

/** How often something happened, to how many, and what its numbers were. */
export function Component() {
  const language = useLanguage();
  const report = useReport(eventsPart);
  const { view, own } = report;
  const question = questionOf(report);
  return (
    <EventReport
      page="events"
      report={report}
      question={question}
      answer={useEvents(question)}
      what={shortFactMeaning(own.event, language)}
      breakdowns={dimensions}
      choice={<EventChoice report={report} />}
      pane={own.figure && <EventsPeoplePane report={report} question={question} figure={own.figure} />}
    >
      {(data) => <Events key={view.by} report={report} answer={data} />}
    </EventReport>
  );
}

function questionOf({ view, own, days }: Report<EventsOwn>) {
  return {
    scope: eventScopeOf(view, days),
    event: { name: own.event, where: [], ...(own.page === null ? {} : { page: own.page }) },
    ...(own.measure === null ? {} : { measure: own.measure }),
    ...(view.by === null ? {} : { breakdown: view.by }),
  };
}

function EventChoice({ report: { own, changeOwn } }: { report: Report<EventsOwn> }) {
  const { t } = useTranslation();
  const measures = measuresOf(own.event);
  return (
    <>
      <EventSelect
        label={t('analysis.eventsEvent')}
        value={own.event}
        onChange={(event) => changeOwn({ event, page: null, measure: null, figure: null })}
      />
      {hasPage(own.event) && (
        <PageSelect value={own.page} onChange={(page) => changeOwn({ page, figure: null })} />
      )}
      {measures.length > 0 && (
        <Select<string>
          allowClear
          aria-label={t('analysis.eventsMeasure')}
          placeholder={t('analysis.eventsMeasure')}
          value={own.measure}
          options={measures.map((measure) => ({ value: measure, label: measure }))}
          onChange={(measure: string | undefined) => changeOwn({ measure: measure ?? null })}
          popupMatchSelectWidth={false}
          style={{ width: 150 }}
        />
      )}
    </>
  );
}

const bold = { b: <b /> };

function Events({ report, answer }: { report: Report<EventsOwn>; answer: EventsAnswer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { view, own, days, changeOwn } = report;
  const all = answer.groups.find(({ key }) => key === 'all');
  if (!all || all.figures.count === 0)
    return (
      <ReportEmpty
        report={report}
        title={t('analysis.eventsEmptyTitle')}
        lead={t('analysis.eventsEmptyLead')}
        starts={readyEvents
          .filter((event) => event !== own.event)
          .map((event) => ({
            icon: 'events' as const,
            text: shortFactMeaning(event, language),
            go: () => changeOwn({ event, page: null, measure: null, figure: null }),
          }))}
      />
    );
  const { count, people, perPerson } = all.figures;
  // Without groups and without a measure the sentence has said all of it.
  const hasFigures = view.by !== null || own.measure !== null;
  const onPeople = (figure: EventsFigure) => changeOwn({ figure }, { replace: false });
  const who = (
    <PeopleButton
      people={people}
      opens={t('analysis.eventsOpen', { people: countText(people), what: t('analysis.all') })}
      onOpen={() => onPeople({ group: null, day: null })}
    >
      {null}
    </PeopleButton>
  );
  return (
    <>
      <p className="answer">
        <Trans
          i18nKey="analysis.eventsAnswer"
          values={{
            event: shortFactMeaning(own.event, language),
            count: countText(count),
            people: countText(people),
            each: (perPerson ?? 0).toFixed(1),
          }}
          components={{ ...bold, who }}
        />
      </p>
      <ReportBasis report={report} asOf={answer.basis.asOf} marked={answer.basis.marked} hasIntervals={false}>
        {t('analysis.eventsBasis', { days: daysInclusive(days.from, days.to) })}
      </ReportBasis>
      <div className="grid">
        <EventDaysCard
          report={report}
          answer={answer}
          onPeople={onPeople}
          columns={hasFigures && own.measure === null ? 8 : 12}
        />
        {hasFigures && <EventFiguresCard report={report} answer={answer} onPeople={onPeople} />}
      </div>
    </>
  );
}
