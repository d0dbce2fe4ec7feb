import { Trans, useTranslation } from 'react-i18next';
import type { CustomFunnelAnswer } from '../../../api/analysis-queries';
import type { Dimension } from '../../../analysis/dimensions';
import { groupMarks } from '../../../analysis/group-mark';
import { ReportBasis } from '../../../analysis/report-basis';
import type { Report } from '../../../analysis/use-report';
import { useValueName } from '../../../analysis/use-value-name';
import '../../../charts/charts.css';
import { GroupDots, GroupScale } from '../../../charts/group-dots';
import { IntervalMark } from '../../../charts/interval-mark';
import { MarkKey, markOf, type MarkStyle } from '../../../charts/marks';
import { StepBar } from '../../../charts/step-bar';
import { durationText } from '../../../format/durations';
import { countText, intervalText, ofHundredText, rateText } from '../../../format/numbers';
import { useLanguage } from '../../../language/use-language';
import { Card } from '../../../parts/card';
import { FEWEST_PEOPLE } from '../../overview/answer.rules';
import { worstStep } from './custom.rules';
import type { ChosenEvent } from './custom-url';
import { useEventName } from './use-event-name';

type StepFigures = CustomFunnelAnswer['groups'][number]['figures'];

interface CustomResultProps {
  report: Report<object>;
  steps: ChosenEvent[];
  answer: CustomFunnelAnswer;
}

const MAX_LANES = 3;

export function CustomResult({ report, steps, answer }: CustomResultProps) {
  const { t } = useTranslation();
  const by = report.view.by;
  const all = answer.groups.find(({ key }) => key === 'all') ?? answer.groups[0];
  if (!all) return null;
  const groups = by ? answer.groups.filter((group) => group !== all) : [];
  const marks = groupMarks(
    by,
    groups.map(({ key }) => key),
  );
  return (
    <>
      <CustomAnswer steps={steps} figures={all.figures} />
      <ReportBasis report={report} asOf={answer.basis.asOf} marked={answer.basis.marked}>
        {t('analysis.customBasis', { people: countText(all.figures.people[0] ?? 0) })}
      </ReportBasis>
      <div className="grid">
        <StepsCard {...{ steps, groups, marks, by }} figures={all.figures} />
        {groups.length > 0 && <GroupsCard {...{ steps, groups, marks, by }} all={all.figures} />}
      </div>
    </>
  );
}

const bold = { b: <b /> };

function CustomAnswer({ steps, figures }: { steps: ChosenEvent[]; figures: StepFigures }) {
  const eventName = useEventName();
  const { people, fromFirst } = figures;
  const [first, last] = [eventName(steps[0]!), eventName(steps.at(-1)!)];
  const worst = worstStep(people);
  const share = fromFirst.at(-1);
  if (people[0] === 0)
    return (
      <p className="answer">
        <Trans i18nKey="analysis.customAnswerNobody" values={{ first }} />
      </p>
    );
  if (!share || !worst || (people[0] ?? 0) < FEWEST_PEOPLE)
    return (
      <p className="answer">
        <Trans
          i18nKey="analysis.customAnswerFew"
          values={{ first, last, people: countText(people[0] ?? 0), done: countText(people.at(-1) ?? 0) }}
          components={bold}
        />
      </p>
    );
  return (
    <p className="answer">
      <Trans
        i18nKey="analysis.customAnswer"
        values={{
          first,
          last,
          people: countText(people[0] ?? 0),
          share: ofHundredText(share),
          from: eventName(steps[worst.place - 1]!),
          to: eventName(steps[worst.place]!),
          lost: countText(worst.lost),
        }}
        components={bold}
      />
    </p>
  );
}

interface StepsCardProps {
  steps: ChosenEvent[];
  figures: StepFigures;
  groups: CustomFunnelAnswer['groups'];
  marks: Map<string, MarkStyle>;
  by: Dimension | null;
}

function StepsCard({ steps, figures, groups, marks, by }: StepsCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const eventName = useEventName();
  const valueName = useValueName();
  const lanes = groups.slice(0, MAX_LANES);
  const { people, fromPrevious, fromFirst, medianMs, p90Ms } = figures;
  return (
    <Card
      title={t('analysis.customResult')}
      aside={
        <span className="legend">
          {lanes.map(({ key }) => (
            <span key={key}>
              <MarkKey name={key} style={marks.get(key)} />
              {valueName(by, key)}
            </span>
          ))}
        </span>
      }
    >
      <table className="rows">
        <thead>
          <tr>
            <th>{t('analysis.stepHead')}</th>
            <th>{t('analysis.peopleHead')}</th>
            <th />
            <th className="right">{t('analysis.rateHead')}</th>
            <th className="right">{t('analysis.waitHead')}</th>
            {lanes.length > 0 && (
              <th style={{ paddingBottom: 0, paddingTop: 2 }}>
                {t('analysis.groupsHead')}
                <GroupScale />
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {steps.map((step, place) => {
            const [rate, ofFirst] = [fromPrevious[place], fromFirst[place]];
            const [median, p90] = [medianMs[place], p90Ms[place]];
            const count = people[place] ?? 0;
            const before = place === 0 ? count : (people[place - 1] ?? 0);
            return (
              <tr key={place}>
                <td>
                  <b>{eventName(step)}</b>
                  <small className="mono">{step.name}</small>
                </td>
                <td style={{ padding: '2px 6px' }}>
                  <StepBar
                    people={count}
                    before={before}
                    largest={people[0] ?? 0}
                    label={t('analysis.barLabel', {
                      step: eventName(step),
                      people: countText(count),
                      lost: countText(before - count),
                    })}
                  />
                </td>
                <td className="right">
                  <b>{countText(count)}</b>
                  {ofFirst && <small>{t('analysis.customOfFirst', { rate: rateText(ofFirst) })}</small>}
                </td>
                <td className="right">
                  {rate && (
                    <>
                      <b>{rateText(rate)}</b>
                      <small>{intervalText(rate)}</small>
                    </>
                  )}
                </td>
                <td className="right nowrap">
                  {typeof median === 'number' && (
                    <>
                      {durationText(median, language)}
                      {typeof p90 === 'number' && <small>P90 {durationText(p90, language)}</small>}
                    </>
                  )}
                </td>
                {lanes.length > 0 && (
                  <td style={{ paddingBlock: 2, width: 212 }}>
                    {place > 0 && (
                      <GroupDots
                        rates={lanes.map(({ key, figures: own }) => ({
                          key,
                          name: valueName(by, key),
                          rate: own.fromPrevious[place] ?? null,
                          style: marks.get(key),
                        }))}
                      />
                    )}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
}

type GroupsCardProps = Omit<StepsCardProps, 'figures'> & { all: StepFigures };

function GroupsCard({ steps, groups, marks, by, all }: GroupsCardProps) {
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
              const rate = figures.fromFirst.at(-1);
              const style = isAll ? markOf('all') : marks.get(key)!;
              return (
                <tr key={isAll ? 'total' : `group ${key}`} className={isAll ? 'total' : undefined}>
                  <td>
                    <span className="named">
                      {!isAll && <MarkKey name={key} style={style} />}
                      <span className="breakdown-name">{isAll ? t('analysis.all') : valueName(by, key)}</span>
                    </span>
                  </td>
                  {steps.map((_, place) => (
                    <td key={place} className="right">
                      {countText(figures.people[place] ?? 0)}
                      <small>
                        {figures.fromPrevious[place] ? rateText(figures.fromPrevious[place]) : ''}
                      </small>
                    </td>
                  ))}
                  <td style={{ width: 200 }}>
                    {rate && (
                      <div className="interval-cell">
                        <IntervalMark
                          rate={rate}
                          scale={scale}
                          reference={all.fromFirst.at(-1)?.share ?? null}
                          style={style}
                        />
                        <span>{rateText(rate)}</span>
                      </div>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
