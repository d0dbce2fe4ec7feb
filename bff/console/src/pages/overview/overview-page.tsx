import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router-dom';
import { useFunnel, useFunnelWaits } from '../../api/queries';
import type { Breakdown, Funnel } from '../../api/types';
import { daysShown } from '../../charts/day-axis';
import { beijingDay } from '../../format/moments';
import { CopyLink } from '../../parts/copy-link';
import { ErrorNote } from '../../parts/error-note';
import { usePageTitle } from '../../shell/use-page-title';
import { answerOf } from './answer.rules';
import { DeliveriesCard } from './deliveries-card';
import { FunnelCard } from './funnel-card';
import { GroupCard } from './group-card';
import { MetricStrip } from './metric-strip';
import { OverviewAnswer } from './overview-answer';
import { OverviewBasis } from './overview-basis';
import { OverviewEmpty } from './overview-empty';
import { OverviewFilters } from './overview-filters';
import { OverviewSkeleton } from './overview-skeleton';
import { DEFAULT_DAYS, lastDays, type OverviewView, readView, writeView } from './overview-url';
import { PeopleCard } from './people-card';
import { RatesCard } from './rates-card';

export function Component() {
  const { t } = useTranslation();
  usePageTitle(t('overview.title'));
  const [parameters, setParameters] = useSearchParams();
  const today = beijingDay(new Date());
  const view = readView(parameters, today);
  const funnel = useFunnel(questionOf(view, view.by));
  const change = (part: Partial<OverviewView>) => setParameters(writeView({ ...view, ...part }, today));
  return (
    <>
      <div className="page-head">
        <h1>{t('overview.title')}</h1>
        <span className="spacer" />
        <CopyLink />
      </div>
      <OverviewFilters view={view} today={today} onChange={change} />
      {funnel.isError && (
        <ErrorNote
          what={t('overview.title')}
          error={funnel.error}
          keepsOld={funnel.data !== undefined}
          onRetry={() => void funnel.refetch()}
        />
      )}
      {funnel.isPending && <OverviewSkeleton view={view} />}
      {funnel.data && (
        <div aria-busy={funnel.isPlaceholderData} style={{ opacity: funnel.isPlaceholderData ? 0.6 : 1 }}>
          <OverviewBody funnel={funnel.data} view={view} today={today} onChange={change} />
        </div>
      )}
    </>
  );
}

const questionOf = ({ from, to, includeTest }: OverviewView, breakdown: Breakdown) => ({
  days: { from, to },
  breakdown,
  includeMarked: includeTest,
});

interface BodyProps {
  funnel: Funnel;
  view: OverviewView;
  today: string;
  onChange(change: Partial<OverviewView>): void;
}

function OverviewBody({ funnel, view, today, onChange }: BodyProps) {
  const { data: waits } = useFunnelWaits(questionOf(view, view.by));
  const firstDay = funnel.days[0]?.day;
  const days = useMemo(
    () => daysShown({ from: view.from, to: view.to }, firstDay),
    [view.from, view.to, firstDay],
  );
  if (funnel.total.steps[0]!.people === 0 && funnel.basis.marked.people === 0) {
    const widest = lastDays(today, DEFAULT_DAYS);
    const narrower = view.from > widest.from || view.to < widest.to;
    return <OverviewEmpty onWiden={narrower ? () => onChange(widest) : null} />;
  }
  const answer = answerOf(funnel);
  return (
    <>
      <OverviewAnswer funnel={funnel} />
      <OverviewBasis funnel={funnel} view={view} onChange={onChange} />
      <MetricStrip funnel={funnel} from={view.from} to={view.to} />
      <div className="grid">
        <FunnelCard
          funnel={funnel}
          waits={waits?.total ?? null}
          chosen={answer.kind === 'rates' ? (answer.worst?.to ?? null) : null}
        />
        <DeliveriesCard />
        <GroupCard funnel={funnel} by={view.by} />
        <OtherBreakdown view={view} />
        <PeopleCard funnel={funnel} days={days} today={today} />
        <RatesCard funnel={funnel} days={days} today={today} />
      </div>
    </>
  );
}

/** Entry and platform belong together: whichever the page is not about stands below it. */
function OtherBreakdown({ view }: { view: OverviewView }) {
  const by: Breakdown = view.by === 'entryKind' ? 'adPlatform' : 'entryKind';
  const funnel = useFunnel(questionOf(view, by));
  return funnel.data ? <GroupCard funnel={funnel.data} by={by} /> : null;
}
