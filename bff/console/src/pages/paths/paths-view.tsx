import { useMemo } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { PathsAnswer } from '../../api/event-queries';
import { PeopleButton } from '../../analysis/people-button';
import { ReportBasis } from '../../analysis/report-basis';
import { ReportEmpty } from '../../analysis/report-empty';
import { TwinCard } from '../../analysis/twin-card';
import type { Report } from '../../analysis/use-report';
import { Chart } from '../../charts/chart';
import { durationText } from '../../format/durations';
import { daysInclusive } from '../../format/moments';
import { countText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { useThemeMode } from '../../theme/theme-mode';
import { pathsOption } from './paths-option';
import type { PathsOwn } from './paths-own';
import type { PathsFigure } from './paths-people';
import { useNodeName } from './use-node-name';

type Node = PathsAnswer['nodes'][number];
const placeOf = ({ event, page }: Node) => ({ event, page });
const bold = { b: <b /> };
const HEIGHT = 440;

/** Two questions that are often asked. */
const readyPaths: { name: 'pathsReadyPhone' | 'pathsReadySubmitted'; own: Partial<PathsOwn> }[] = [
  {
    name: 'pathsReadyPhone',
    own: { anchor: 'page_viewed', page: 'apply.phone', direction: 'from', within: 'visit' },
  },
  {
    name: 'pathsReadySubmitted',
    own: { anchor: 'application_submitted', page: null, direction: 'to', within: 'window' },
  },
];

/** Where most went next, then all ways as bands and as a table. */
export function PathsView({ report, answer }: { report: Report<PathsOwn>; answer: PathsAnswer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { palette } = useThemeMode();
  const { own, days, changeOwn } = report;
  const nameOf = useNodeName(own.direction);
  const option = useMemo(
    () => pathsOption({ answer, direction: own.direction, palette, nameOf }),
    [answer, own.direction, palette, nameOf],
  );
  const anchor = answer.nodes.find(({ level }) => level === 0);
  if (!anchor)
    return (
      <ReportEmpty
        report={report}
        title={t('analysis.emptyTitle')}
        lead={t('analysis.pathsEmptyLead')}
        starts={readyPaths.map(({ name, own: asked }) => ({
          icon: 'paths' as const,
          text: t(`analysis.${name}`),
          go: () => changeOwn({ ...asked, figure: null }),
        }))}
      />
    );
  const beside = answer.links.filter(({ from }) => from === anchor.id).sort((a, b) => b.people - a.people);
  const byId = new Map(answer.nodes.map((node) => [node.id, node]));
  const most = beside
    .map(({ to }) => byId.get(to))
    .find((node) => node && node.event !== 'other' && node.event !== 'end');
  const mostPeople = beside.find(({ to }) => to === most?.id)?.people ?? 0;
  const values = {
    anchor: nameOf(anchor),
    people: countText(anchor.people),
    most: most ? nameOf(most) : '',
    mostPeople: countText(mostPeople),
  };
  const onPeople = (figure: PathsFigure) => changeOwn({ figure }, { replace: false });
  const opens = (people: number, what: string) =>
    t('analysis.pathsOpen', { people: countText(people), what });
  const who = (
    <PeopleButton
      people={anchor.people}
      opens={opens(anchor.people, nameOf(anchor))}
      onOpen={() => onPeople({ level: 0, at: placeOf(anchor), next: null })}
    >
      {null}
    </PeopleButton>
  );
  return (
    <>
      <p className="answer">
        <Trans
          i18nKey={
            !most
              ? 'analysis.pathsAnswerAlone'
              : own.direction === 'from'
                ? 'analysis.pathsAnswerFrom'
                : 'analysis.pathsAnswerTo'
          }
          values={values}
          components={{ ...bold, who }}
        />
      </p>
      <ReportBasis report={report} asOf={answer.basis.asOf} marked={answer.basis.marked} hasIntervals={false}>
        {t(own.within === 'visit' ? 'analysis.pathsBasisVisit' : 'analysis.pathsBasisHour', {
          days: daysInclusive(days.from, days.to),
        })}
        {answer.folded > 0 && ` · ${t('analysis.pathsFolded', { folded: countText(answer.folded) })}`}
      </ReportBasis>
      <div className="grid">
        <TwinCard
          title={t(own.direction === 'from' ? 'analysis.pathsAfter' : 'analysis.pathsBefore', values)}
          note={t('analysis.pathsNote')}
          chart={
            <Chart
              option={option}
              height={HEIGHT}
              label={t(most ? 'analysis.pathsLabel' : 'analysis.pathsLabelAlone', values)}
            />
          }
          table={
            <table className="rows">
              <thead>
                <tr>
                  <th>{t('analysis.pathsStep')}</th>
                  <th>{t('analysis.pathsWay')}</th>
                  <th className="right">{t('analysis.people')}</th>
                  <th className="right">{t('analysis.eventsTimes')}</th>
                  <th className="right">{t('analysis.pathsMedian')}</th>
                </tr>
              </thead>
              <tbody>
                {answer.links.map((link) => {
                  const [from, to] = [byId.get(link.from), byId.get(link.to)];
                  if (!from || !to) return null;
                  const [earlier, later] = own.direction === 'from' ? [from, to] : [to, from];
                  const way = `${nameOf(earlier)} → ${nameOf(later)}`;
                  return (
                    <tr key={`${link.from} ${link.to}`}>
                      <td>{from.level + 1}</td>
                      <td>{way}</td>
                      <td className="right">
                        <PeopleButton
                          people={link.people}
                          opens={opens(link.people, way)}
                          onOpen={() => onPeople({ level: from.level, at: placeOf(from), next: placeOf(to) })}
                        >
                          {countText(link.people)}
                        </PeopleButton>
                      </td>
                      <td className="right">{countText(link.visits)}</td>
                      <td className="right">
                        {link.medianMs === null ? '–' : durationText(link.medianMs, language)}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          }
        />
      </div>
    </>
  );
}
