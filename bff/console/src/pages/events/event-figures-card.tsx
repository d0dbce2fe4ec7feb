import { useTranslation } from 'react-i18next';
import type { EventsAnswer } from '../../api/event-queries';
import { groupMarks } from '../../analysis/group-mark';
import { PeopleButton } from '../../analysis/people-button';
import type { Report } from '../../analysis/use-report';
import { useValueName } from '../../analysis/use-value-name';
import '../../charts/charts.css';
import { MarkKey } from '../../charts/marks';
import { countText } from '../../format/numbers';
import { Card } from '../../parts/card';
import type { EventsOwn } from './events-own';
import type { EventsFigure } from './events-people';

interface EventFiguresCardProps {
  report: Report<EventsOwn>;
  answer: EventsAnswer;
  onPeople(figure: EventsFigure): void;
}

/** The figures of the whole time, a row a group. */
export function EventFiguresCard({ report, answer, onPeople }: EventFiguresCardProps) {
  const { t } = useTranslation();
  const valueName = useValueName();
  const { view, own } = report;
  const marks = groupMarks(
    view.by,
    answer.groups.slice(1).map(({ key }) => key),
  );
  const named = answer.groups.map((group, place) => ({
    ...group,
    group: place === 0 ? null : group.key,
    name: place === 0 ? t('analysis.all') : valueName(view.by, group.key),
  }));
  const measured = own.measure !== null;
  return (
    <Card
      title={t('analysis.eventsFigures')}
      columns={measured ? 12 : 4}
      aside={
        measured && <span className="small quiet">{t('analysis.eventsMeasured', { of: own.measure })}</span>
      }
    >
      <div className="rows-scroll">
        <table className="rows">
          <thead>
            <tr>
              <th>{view.by ? t(`analysis.dimension.${view.by}`) : ''}</th>
              <th className="right">{t('analysis.eventsTimes')}</th>
              <th className="right">{t('analysis.people')}</th>
              <th className="right">{t('analysis.eventsPerPerson')}</th>
              {measured && (
                <>
                  <th className="right">{t('analysis.eventsSum')}</th>
                  <th className="right">P50</th>
                  <th className="right">P75</th>
                  <th className="right">P90</th>
                  <th className="right">P99</th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {named.map(({ key, figures, name, group }, place) => (
              <tr key={`${place} ${key}`} className={place === 0 ? 'total' : undefined}>
                <td>
                  <span className="named">
                    {place > 0 && <MarkKey name={key} style={marks.get(key)!} />}
                    {name}
                  </span>
                </td>
                <td className="right">{countText(figures.count)}</td>
                <td className="right">
                  <PeopleButton
                    people={figures.people}
                    opens={t('analysis.eventsOpen', { people: countText(figures.people), what: name })}
                    onOpen={() => onPeople({ group, day: null })}
                  >
                    {countText(figures.people)}
                  </PeopleButton>
                </td>
                <td className="right">{figures.perPerson?.toFixed(1) ?? '–'}</td>
                {measured && (
                  <>
                    <td className="right">{figures.sum === null ? '–' : countText(figures.sum)}</td>
                    {(['p50', 'p75', 'p90', 'p99'] as const).map((name) => (
                      <td key={name} className="right">
                        {figures.percentiles ? countText(figures.percentiles[name]) : '–'}
                      </td>
                    ))}
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
