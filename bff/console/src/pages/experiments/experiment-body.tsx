import { message } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/queries';
import { Icon } from '../../shell/icons';
import { AuditTab } from './audit/audit-tab';
import { ComplianceTab } from './compliance/compliance-tab';
import { LeaveDialog } from './draft/leave-dialog';
import { SaveBar } from './draft/save-bar';
import { useDraft } from './draft/use-draft';
import { ExperimentHead } from './experiment-head';
import { ExperimentSkeleton } from './experiment-skeleton';
import { ExperimentTabs } from './experiment-tabs';
import type { Experiment } from './experiment-types';
import { PlanTab } from './plan/plan-tab';
import { StartTab } from './start/start-tab';
import type { Tab } from './tabs';
import { PagesTab } from './variants/pages-tab';

const ResultsTab = lazy(() =>
  import('./results/results-tab').then((results) => ({ default: results.ResultsTab })),
);

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
      <ExperimentHead experiment={experiment} isAdministrator={me?.role === 'admin'} onDone={tell} />
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
