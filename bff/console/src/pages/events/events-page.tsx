import { Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { type EventsAnswer, useEvents } from '../../api/event-queries';
import { hasPage } from '../../analysis/catalogue-events';
import { dimensions } from '../../analysis/dimensions';
import { EventReport } from '../../analysis/event-report';
import { EventSelect } from '../../analysis/event-select';
import { groupMarks } from '../../analysis/group-mark';
import { PageSelect } from '../../analysis/page-select';
import { ReportBasis } from '../../analysis/report-basis';
import { ReportEmpty } from '../../analysis/report-empty';
import { eventScopeOf } from '../../analysis/report-scope';
import { TwinCard } from '../../analysis/twin-card';
import { type Report, useReport } from '../../analysis/use-report';
import { useValueName } from '../../analysis/use-value-name';
import { Chart } from '../../charts/chart';
import { daysShown } from '../../charts/day-axis';
import { calendarDayText, daysInclusive } from '../../format/moments';
import { countText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { shortFactMeaning } from '../../parts/fact-name';
import { useThemeMode } from '../../theme/theme-mode';
import { EventFiguresCard } from './event-figures-card';
import { eventsOption } from './events-option';
import { type EventsOwn, eventsPart, measuresOf } from './events-own';
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
        onChange={(event) => changeOwn({ event, page: null, measure: null })}
      />
      {hasPage(own.event) && <PageSelect value={own.page} onChange={(page) => changeOwn({ page })} />}
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
  const { own, days, changeOwn } = report;
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
            go: () => changeOwn({ event, page: null, measure: null }),
          }))}
      />
    );
  const { count, people, perPerson } = all.figures;
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
          components={bold}
        />
      </p>
      <ReportBasis report={report} asOf={answer.basis.asOf} marked={answer.basis.marked} hasIntervals={false}>
        {t('analysis.eventsBasis', { days: daysInclusive(days.from, days.to) })}
      </ReportBasis>
      <div className="grid">
        <DaysCard report={report} answer={answer} />
        {hasFigures(report) && <EventFiguresCard report={report} answer={answer} />}
      </div>
    </>
  );
}

/** Without groups and without a measure the sentence above has said all of it. */
const hasFigures = ({ view, own }: Report<EventsOwn>) => view.by !== null || own.measure !== null;

const HEIGHT = 248;

function DaysCard({ report, answer }: { report: Report<EventsOwn>; answer: EventsAnswer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const valueName = useValueName();
  const { palette } = useThemeMode();
  const [of, setOf] = useState<'count' | 'people'>('count');
  const { view, own, days, today } = report;
  const dayLabel = (day: string) => calendarDayText(day, language);
  const nameOf = (key: string) => valueName(view.by, key);
  const [all, ...parts] = answer.groups;
  const groups = parts.length > 0 ? parts : [all!];
  const shown = useMemo(() => daysShown(days, all?.days[0]?.day), [days, all]);
  const option = useMemo(
    () =>
      eventsOption({
        groups,
        days: shown,
        marks: groupMarks(
          view.by,
          parts.map(({ key }) => key),
        ),
        today,
        of,
        palette,
        nameOf,
        dayLabel,
      }),
    // The two functions differ by language and breakdown only.
    [answer, shown, today, of, palette, language, view.by],
  );
  return (
    <TwinCard
      title={t(of === 'count' ? 'analysis.eventsByDay' : 'analysis.eventsPeopleByDay')}
      columns={hasFigures(report) && own.measure === null ? 8 : 12}
      aside={
        <Segmented
          size="small"
          value={of}
          onChange={setOf}
          options={[
            { value: 'count', label: t('analysis.eventsTimes') },
            { value: 'people', label: t('analysis.people') },
          ]}
        />
      }
      chart={
        <Chart
          option={option}
          height={HEIGHT}
          label={t('analysis.eventsLabel', {
            event: shortFactMeaning(own.event, language),
            count: countText(all!.figures.count),
            people: countText(all!.figures.people),
          })}
        />
      }
      table={
        <table className="rows">
          <thead>
            <tr>
              <th>{t('analysis.happenedOn')}</th>
              {groups.map(({ key }) => (
                <th key={key} className="right">
                  {nameOf(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((day) => (
              <tr key={day}>
                <td>{dayLabel(day)}</td>
                {groups.map((group) => (
                  <td key={group.key} className="right">
                    {countText(group.days.find((each) => each.day === day)?.[of] ?? 0)}
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
