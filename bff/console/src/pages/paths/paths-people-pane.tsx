import { useTranslation } from 'react-i18next';
import type { PathsQuestion } from '../../api/event-queries';
import { PeoplePane } from '../../analysis/people-pane';
import type { Report } from '../../analysis/use-report';
import type { PathsOwn } from './paths-own';
import type { PathsFigure } from './paths-people';
import { useNodeName } from './use-node-name';

interface PathsPeoplePaneProps {
  report: Report<PathsOwn>;
  question: PathsQuestion;
  figure: PathsFigure;
}

/** The people who came to a node, went on from it to another, or had nothing more there. */
export function PathsPeoplePane({ report, question, figure }: PathsPeoplePaneProps) {
  const { t } = useTranslation();
  const { own, changeOwn } = report;
  return (
    <PeoplePane
      title={useTitle(own.direction, figure)}
      note={t('analysis.customStep', { place: figure.level + 1 })}
      question={{ of: 'pathsPeople', question, figure }}
      onClose={() => changeOwn({ figure: null }, { replace: true })}
    />
  );
}

function useTitle(direction: PathsOwn['direction'], { at, next }: PathsFigure): string {
  const { t } = useTranslation();
  const nameOf = useNodeName(direction);
  const node = nameOf(at);
  const ahead = direction === 'from';
  if (next === null) return t('analysis.pathsWhoNode', { node });
  if (next.event === 'end') return t(ahead ? 'analysis.pathsWhoEnded' : 'analysis.pathsWhoStarted', { node });
  const [from, to] = ahead ? [node, nameOf(next)] : [nameOf(next), node];
  return t('analysis.pathsWhoLink', { from, to });
}
