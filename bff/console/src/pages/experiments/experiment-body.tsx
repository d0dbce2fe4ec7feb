import { message } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/queries';
import { dayText, shortClockText } from '../../format/moments';
import { useLanguage } from '../../language/use-language';
import { Icon } from '../../shell/icons';
import { useNow } from '../../shell/use-now';
import { AuditTab } from './audit/audit-tab';
import { ComplianceTab } from './compliance/compliance-tab';
import { LeaveDialog } from './draft/leave-dialog';
import { SaveBar } from './draft/save-bar';
import { useDraft } from './draft/use-draft';
import { ExperimentSkeleton } from './experiment-skeleton';
import { ExperimentTabs } from './experiment-tabs';
import type { Experiment } from './experiment-types';
import { useDoerName } from './experiment-words';
import { dayOf } from './list/waits.rules';
import { PlanTab } from './plan/plan-tab';
import { RunningActions } from './running/running-actions';
import { StartTab } from './start/start-tab';
import { StateTag } from './state-tag';
import type { Tab } from './tabs';
import { PagesTab } from './variants/pages-tab';

const ResultsTab = lazy(() =>
  import('./results/results-tab').then((results) => ({ default: results.ResultsTab })),
);

const everyMinuteMs = 60_000;

interface ExperimentBodyProps {
  experiment: Experiment;
  tab: Tab;
  note: ReactNode;
}

export function ExperimentBody({ experiment, tab, note }: ExperimentBodyProps) {
  const { t } = useTranslation();
  const [told, toldPlace] = message.useMessage();
  const { data: me } = useMe();
  const mayEdit =
    (me?.role === 'admin' || me?.role === 'analyst') &&
    experiment.state !== 'archived' &&
    experiment.state !== 'decided';
  const draft = useDraft(experiment, mayEdit, () => void told.success(t('experiments.draft.saved')));
  const tell = (text: string) => void told.success(text);
  return (
    <>
      {toldPlace}
      <Head experiment={experiment} isAdministrator={me?.role === 'admin'} onDone={tell} />
      <ExperimentTabs
        experimentId={experiment.experimentId}
        current={tab}
        wrong={draft.isChanged || experiment.state === 'draft' ? draft.wrongTabs : []}
      />
      {note}
      {me && !mayEdit && (tab === 'plan' || tab === 'pages') && (
        <p className="note" style={{ marginTop: 14 }}>
          <Icon name="lock" small />
          {t(
            experiment.state === 'archived' || experiment.state === 'decided'
              ? 'experiments.closedNote'
              : 'experiments.readOnly',
          )}
        </p>
      )}
      {mayEdit && experiment.state !== 'draft' && (tab === 'plan' || tab === 'pages') && (
        <p className="note" style={{ marginTop: 14 }}>
          {t(experiment.draftDiffers ? 'experiments.draftDiffers' : 'experiments.frozenNote', {
            phase: experiment.phase,
          })}
        </p>
      )}
      {tab === 'plan' && <PlanTab experiment={experiment} draft={draft} />}
      {tab === 'pages' && <PagesTab experiment={experiment} draft={draft} />}
      {tab === 'compliance' && <ComplianceTab experiment={experiment} draft={draft} onDone={tell} />}
      {tab === 'start' && <StartTab experiment={experiment} draft={draft} onDone={tell} />}
      {tab === 'results' && (
        <Suspense fallback={<ExperimentSkeleton />}>
          <ResultsTab experiment={experiment} />
        </Suspense>
      )}
      {tab === 'audit' && <AuditTab experiment={experiment} />}
      <SaveBar draft={draft} />
      <LeaveDialog draft={draft} experimentId={experiment.experimentId} />
    </>
  );
}

interface HeadProps {
  experiment: Experiment;
  isAdministrator: boolean;
  onDone(text: string): void;
}

function Head({ experiment, isAdministrator, onDone }: HeadProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const doerName = useDoerName();
  const nowMs = useNow(everyMinuteMs);
  const day = dayOf(experiment, nowMs);
  const runs = experiment.state === 'running' || experiment.state === 'paused';
  return (
    <div className="page-head experiment-head">
      <h1>
        <span className="quiet">{experiment.key}</span> {experiment.name}
      </h1>
      <span className="head-tags">
        <StateTag state={experiment.state} />
        <span className="quiet small">
          {runs && day !== null
            ? t('experiments.head.day', { day, days: experiment.plannedDays, phase: experiment.phase })
            : t('experiments.head.saved', {
                by: doerName(experiment.changed.by),
                day: dayText(experiment.changed.at, language),
                time: shortClockText(experiment.changed.at),
              })}
        </span>
      </span>
      <span className="spacer" />
      {isAdministrator && <RunningActions experiment={experiment} onDone={onDone} />}
    </div>
  );
}
