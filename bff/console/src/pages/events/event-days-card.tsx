import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EventsAnswer } from '../../api/event-queries';
import { groupMarks } from '../../analysis/group-mark';
import { PeopleButton } from '../../analysis/people-button';
import { TwinCard } from '../../analysis/twin-card';
import type { Report } from '../../analysis/use-report';
import { useValueName } from '../../analysis/use-value-name';
import { Chart } from '../../charts/chart';
import { daysShown } from '../../charts/day-axis';
import { calendarDayText } from '../../format/moments';
import { countText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { shortFactMeaning } from '../../parts/fact-name';
import { useThemeMode } from '../../theme/theme-mode';
import { eventsOption } from './events-option';
import type { EventsOwn } from './events-own';
import type { EventsFigure } from './events-people';

const HEIGHT = 248;
const nothing = { count: 0, people: 0 };

interface EventDaysCardProps {
  report: Report<EventsOwn>;
  answer: EventsAnswer;
  columns: 8 | 12;
  onPeople(figure: EventsFigure): void;
}

/** How often, or how many, on each day; a line for each of the largest groups. */
export function EventDaysCard({ report, answer, columns, onPeople }: EventDaysCardProps) {
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
  const byDay = useMemo(
    () => groups.map(({ key, days: each }) => ({ key, counts: new Map(each.map((one) => [one.day, one])) })),
    [answer],
  );
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
      columns={columns}
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
                {byDay.map(({ key, counts }) => {
                  const { people, [of]: shownCount } = counts.get(day) ?? nothing;
                  return (
                    <td key={key} className="right">
                      <PeopleButton
                        people={people}
                        opens={t('analysis.eventsOpen', {
                          people: countText(people),
                          what: [dayLabel(day), ...(parts.length > 0 ? [nameOf(key)] : [])].join(' · '),
                        })}
                        onOpen={() => onPeople({ group: parts.length > 0 ? key : null, day })}
                      >
                        {countText(shownCount)}
                      </PeopleButton>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}
