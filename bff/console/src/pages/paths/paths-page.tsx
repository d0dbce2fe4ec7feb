import { usePaths } from '../../api/event-queries';
import { EventReport } from '../../analysis/event-report';
import { eventScopeOf } from '../../analysis/report-scope';
import { type Report, useReport } from '../../analysis/use-report';
import { PathsChoice } from './paths-choice';
import { type PathsOwn, pathsPart } from './paths-own';
import { DEPTH } from './paths-people';
import { PathsPeoplePane } from './paths-people-pane';
import { PathsView } from './paths-view';

const WINDOW_MINUTES = 60;

/** What people did after an event, or before it. */
export function Component() {
  const report = useReport(pathsPart);
  const question = questionOf(report);
  return (
    <EventReport
      page="paths"
      report={report}
      question={question}
      answer={usePaths(question)}
      choice={<PathsChoice report={report} />}
      pane={
        report.own.figure && (
          <PathsPeoplePane report={report} question={question} figure={report.own.figure} />
        )
      }
    >
      {(data) => <PathsView report={report} answer={data} />}
    </EventReport>
  );
}

function questionOf({ view, own, days }: Report<PathsOwn>) {
  return {
    scope: eventScopeOf(view, days),
    anchor: { name: own.anchor, where: [], ...(own.page === null ? {} : { page: own.page }) },
    direction: own.direction,
    within: own.within,
    windowMinutes: WINDOW_MINUTES,
    depth: DEPTH,
    foldPairs: own.foldPairs,
    ...(own.of === 'pages' ? { among: ['page_viewed'] } : {}),
  };
}
