import { useTranslation } from 'react-i18next';
import type { StepFigures } from '../../../api/analysis-queries';
import { IntervalCell } from '../../../analysis/interval-cell';
import { PeopleButton } from '../../../analysis/people-button';
import { useValueName } from '../../../analysis/use-value-name';
import { MarkKey, markOf } from '../../../charts/marks';
import { countText, rateText } from '../../../format/numbers';
import { Card } from '../../../parts/card';
import type { StepsCardProps } from './steps-card';
import { useEventName } from './use-event-name';

type GroupsCardProps = Omit<StepsCardProps, 'figures'> & { all: StepFigures };

/** One row a group, all steps, and how many of it came to the end. */
export function GroupsCard({ steps, groups, marks, by, all, onPeople }: GroupsCardProps) {
  const { t } = useTranslation();
  const eventName = useEventName();
  const valueName = useValueName();
  const rows = [
    { key: 'all', figures: all, isAll: true },
    ...groups.map((group) => ({ ...group, isAll: false })),
  ];
  const scale = Math.max(...rows.map(({ figures }) => figures.fromFirst.at(-1)?.high ?? 0));
  const name = by ? t(`analysis.dimension.${by}`) : '';
  return (
    <Card title={t('analysis.byTitle', { by: name })}>
      <div className="rows-scroll">
        <table className="rows breakdown">
          <thead>
            <tr>
              <th>{name}</th>
              {steps.map((step, place) => (
                <th key={place} className="right">
                  {eventName(step)}
                </th>
              ))}
              <th className="right">{t('analysis.interval')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, figures, isAll }) => {
              const group = isAll ? t('analysis.all') : valueName(by, key);
              const style = isAll ? markOf('all') : marks.get(key)!;
              return (
                <tr key={isAll ? 'total' : `group ${key}`} className={isAll ? 'total' : undefined}>
                  <td>
                    <span className="named">
                      {!isAll && <MarkKey name={key} style={style} />}
                      <span className="breakdown-name">{group}</span>
                    </span>
                  </td>
                  {steps.map((step, place) => (
                    <td key={place} className="right">
                      <PeopleButton
                        people={figures.people[place] ?? 0}
                        opens={t('analysis.openPeople', {
                          people: countText(figures.people[place] ?? 0),
                          step: `${group} · ${eventName(step)}`,
                        })}
                        onOpen={() =>
                          onPeople({ what: 'reached', step: place + 1, group: isAll ? null : key })
                        }
                      >
                        {countText(figures.people[place] ?? 0)}
                      </PeopleButton>
                      <small>
                        {figures.fromPrevious[place] ? rateText(figures.fromPrevious[place]) : ''}
                      </small>
                    </td>
                  ))}
                  <IntervalCell
                    rate={figures.fromFirst.at(-1)}
                    scale={scale}
                    reference={all.fromFirst.at(-1)?.share ?? null}
                    style={style}
                  />
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
