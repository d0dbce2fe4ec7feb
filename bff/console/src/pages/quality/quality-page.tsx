import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router-dom';
import { useMe } from '../../api/queries';
import { beijingDay } from '../../format/moments';
import { CopyLink } from '../../parts/copy-link';
import { ErrorNote } from '../../parts/error-note';
import { PageSkeleton } from '../../parts/page-skeleton';
import { Icon } from '../../shell/icons';
import { usePageTitle } from '../../shell/use-page-title';
import '../../analysis/analysis.css';
import '../../analysis/pane.css';
import { FreshnessCard } from './freshness-card';
import { groupKey } from './group-key';
import { LostCard } from './lost-card';
import { MarksCard } from './marks-card';
import { useMarkDialog } from './use-mark-dialog';
import {
  type QuarantineGroup,
  useFreshness,
  useGroups,
  useLost,
  useReportStore,
  useTraffic,
} from './quality-api';
import { QualityAnswer } from './quality-answer';
import { QualityEmpty } from './quality-empty';
import { QualitySkeleton } from './quality-skeleton';
import { QualityStrip } from './quality-strip';
import { QuarantineCard } from './quarantine-card';
import { QuarantinePane } from './quarantine-pane';
import { TrafficGroupsCard } from './traffic-groups-card';
import './quality.css';

/** How far the figures of the other pages can be trusted. */
export function Component() {
  const { t } = useTranslation();
  usePageTitle(t('quality.title'));
  return (
    <App component={false}>
      <Quality />
    </App>
  );
}

function Quality() {
  const { t } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const mayAct = useMe().data?.role === 'admin';
  const today = beijingDay(new Date());
  const groups = useGroups();
  const traffic = useTraffic();
  const freshness = useFreshness();
  const store = useReportStore();
  const isCopyReady = store.data?.state === 'ready';
  const lost = useLost(today, isCopyReady);
  const marking = useMarkDialog();
  const opened = parameters.get('group');
  const open = (group: QuarantineGroup | null) =>
    setParameters(group ? { group: groupKey(group) } : {}, { replace: group === null });

  const isWaiting = groups.isPending || traffic.isPending;
  const isEmpty =
    groups.data?.length === 0 &&
    traffic.data?.latest.length === 0 &&
    (!lost.data || lost.data.groups[0]?.figures.count === 0);
  const pane = opened !== null && groups.data && (
    <QuarantinePane
      key={opened}
      group={groups.data.find((group) => groupKey(group) === opened)}
      mayAct={mayAct}
      onClose={() => open(null)}
    />
  );
  return (
    <div className={pane ? 'with-pane' : undefined}>
      <div className="with-pane-main">
        <div className="page-head">
          <h1>{t('quality.title')}</h1>
          <span className="spacer" />
          <CopyLink />
          {mayAct && <Button onClick={marking.openNew}>{t('quality.traffic.mark')}</Button>}
        </div>
        {isWaiting && !groups.isError && !traffic.isError ? (
          <PageSkeleton computing={t('quality.computing')}>
            <QualitySkeleton />
          </PageSkeleton>
        ) : (
          <>
            <QualityAnswer
              groups={groups.data}
              traffic={traffic.data}
              freshness={freshness.data}
              store={store.data}
              lost={lost.data}
            />
            {groups.isError && (
              <ErrorNote
                what={t('quality.quarantine.what')}
                error={groups.error}
                keepsOld={groups.data !== undefined}
                onRetry={() => void groups.refetch()}
              />
            )}
            {traffic.isError && (
              <ErrorNote
                what={t('quality.traffic.what')}
                error={traffic.error}
                keepsOld={traffic.data !== undefined}
                onRetry={() => void traffic.refetch()}
              />
            )}
            <QualityStrip
              groups={groups.data}
              traffic={traffic.data}
              freshness={freshness.data}
              lost={isCopyReady ? lost.data : undefined}
            />
            {!mayAct && !isEmpty && (
              <p className="note quality-note">
                <Icon name="lock" small />
                {t('quality.traffic.notAllowed')}
              </p>
            )}
            <div className="grid">
              {isEmpty && <QualityEmpty />}
              {groups.data && !isEmpty && (
                <QuarantineCard groups={groups.data} opened={opened} onOpen={open} />
              )}
              {traffic.data && !isEmpty && (
                <>
                  <TrafficGroupsCard groups={traffic.data.groups} />
                  <MarksCard marks={traffic.data.latest} mayAct={mayAct} onTakeBack={marking.openTakeBack} />
                </>
              )}
              <FreshnessCard freshness={freshness} store={store} mayAct={mayAct} />
              <LostCard lost={lost} state={store.data?.state} />
            </div>
          </>
        )}
      </div>
      {pane}
      {marking.dialog}
    </div>
  );
}
