import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { daysInclusive } from '../format/moments';
import { type Dimension, dimensions } from './dimensions';
import { ExportButton } from './export/export-button';
import { ReportBody } from './report-body';
import { ReportFilters } from './report-filters';
import { ReportPage } from './report-page';
import { ReportSkeleton } from './report-skeleton';
import { ViewsMenu } from './saved-views/views-menu';
import type { Report } from './use-report';

interface EventReportProps<Answer> {
  /** The page's name in the address, which is that of its export as well. */
  page: 'events' | 'paths' | 'retention';
  report: Report<object>;
  question: object;
  answer: UseQueryResult<Answer>;
  /** What is read, as a noun; the title where it says so. */
  what?: string;
  /** What it can be broken down by. */
  breakdowns?: readonly Dimension[];
  /** The page's own part of the question. */
  choice: ReactNode;
  /** The people behind one of its figures. */
  pane?: ReactNode;
  children(answer: Answer): ReactNode;
}

/** A page that counts single events: by the day they happened, narrowed by all that is known of them. */
export function EventReport<Answer>({
  page,
  report,
  question,
  answer,
  what,
  breakdowns = [],
  choice,
  pane,
  children,
}: EventReportProps<Answer>) {
  const { t } = useTranslation();
  const { days } = report;
  const title = t(`analysis.${page}Title`);
  return (
    <ReportPage
      page={page}
      title={title}
      report={report}
      actions={<ExportButton request={{ table: page, question }} />}
      pane={pane}
    >
      <ReportFilters
        report={report}
        breakdowns={breakdowns}
        compares={false}
        conditions={dimensions}
        byEventDay
        end={<ViewsMenu page={page} query={report.query} />}
      >
        {choice}
      </ReportFilters>
      <ReportBody
        report={report}
        query={answer}
        what={what ?? title}
        computing={t('analysis.eventsComputing', { days: daysInclusive(days.from, days.to) })}
        skeleton={<ReportSkeleton cards={[12]} strip={false} />}
      >
        {children}
      </ReportBody>
    </ReportPage>
  );
}
