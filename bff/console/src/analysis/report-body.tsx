import { Button } from 'antd';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { daysInclusive } from '../format/moments';
import { ErrorNote } from '../parts/error-note';
import { PageSkeleton } from '../parts/page-skeleton';
import { ReportSkeleton } from './report-skeleton';
import type { Report } from './use-report';

const LONG_DAYS = 28;
const EXPLAINED_AFTER_MS = 2_000;

interface ReportBodyProps<Answer> {
  report: Report<object>;
  query: UseQueryResult<Answer>;
  /** What is read, as a noun. */
  what: string;
  /** What is being worked out, for whoever waits longer than usual. */
  computing: string;
  /** The shape of what comes, where it is another than that of most. */
  skeleton?: ReactNode;
  children(answer: Answer): ReactNode;
}

/** One answer of a page in all its states. What else stands on the page stays whatever happens here. */
export function ReportBody<Answer>({
  report,
  query,
  what,
  computing,
  skeleton = <ReportSkeleton />,
  children,
}: ReportBodyProps<Answer>) {
  const { t } = useTranslation();
  const { days, change } = report;
  const isLong = daysInclusive(days.from, days.to) > LONG_DAYS;
  return (
    <>
      {query.isError && (
        <ErrorNote
          what={what}
          error={query.error}
          keepsOld={query.data !== undefined}
          onRetry={() => void query.refetch()}
        >
          {isLong && (
            <Button size="small" onClick={() => change({ days: 'last28' })}>
              {t('analysis.shorten')}
            </Button>
          )}
        </ErrorNote>
      )}
      {query.isPending && !query.isError && <PageSkeleton computing={computing}>{skeleton}</PageSkeleton>}
      {query.data !== undefined && (
        <div
          aria-busy={query.isPlaceholderData}
          className={query.isPlaceholderData ? 'recounting' : undefined}
        >
          {query.isPlaceholderData && <Recounting computing={computing} />}
          {children(query.data)}
        </div>
      )}
    </>
  );
}

/** The answer before is still shown, paler; whoever waits long is told what for. */
function Recounting({ computing }: { computing: string }) {
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), EXPLAINED_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className="recounting-note small" role="status">
      {long ? computing : ''}
    </p>
  );
}
