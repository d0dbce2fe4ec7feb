import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../api/trpc';
import { useExperimentChange } from '../experiment-queries';
import type { Experiment, ExperimentState } from '../experiment-types';
import { ReasonDialog } from '../reason-dialog';

type Act = 'pause' | 'resume' | 'kill' | 'archive';

/** What an administrator may do in each state; a decided one that still shows its variant is taken back, not archived. */
function actsOf(state: ExperimentState, isRolledOut: boolean): readonly Act[] {
  switch (state) {
    case 'running':
      return ['pause', 'kill'];
    case 'paused':
      return ['resume', 'kill'];
    case 'decided':
      return isRolledOut ? ['kill'] : ['archive'];
    case 'draft':
    case 'stopped':
      return ['archive'];
    case 'archived':
      return [];
  }
}

interface RunningActionsProps {
  experiment: Experiment;
  onDone(text: string): void;
}

export function RunningActions({ experiment, onDone }: RunningActionsProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Act | null>(null);
  const isRolledOut = (experiment.rollout?.shareBps ?? 0) > 0;
  return (
    <span className="experiment-inline">
      {actsOf(experiment.state, isRolledOut).map((act) => (
        <Button key={act} id={`experiment-${act}`} danger={act === 'kill'} onClick={() => setAsked(act)}>
          {t(`experiments.act.${act}.button`)}
        </Button>
      ))}
      {asked && (
        <ActDialog
          experiment={experiment}
          act={asked}
          onClose={() => setAsked(null)}
          onDone={() => {
            setAsked(null);
            onDone(t(`experiments.act.${asked}.done`, { key: experiment.key }));
          }}
        />
      )}
    </span>
  );
}

interface ActDialogProps {
  experiment: Experiment;
  act: Act;
  onClose(): void;
  onDone(): void;
}

/** Names the effect of an act before it is done. */
function ActDialog({ experiment, act, onClose, onDone }: ActDialogProps) {
  const { t } = useTranslation();
  const acting = useExperimentChange(trpc.experiment[act].mutate, onDone);
  const { experimentId, key, name, state } = experiment;
  return (
    <ReasonDialog
      title={t(`experiments.act.${act}.title`, { key, name })}
      confirm={t(`experiments.act.${act}.confirm`, { key })}
      danger={act === 'kill'}
      busy={acting.isPending}
      error={acting.error}
      onConfirm={(reason) => acting.mutate({ experimentId, reason })}
      onClose={onClose}
    >
      <p>
        {t(
          act === 'kill' && state === 'decided'
            ? 'experiments.act.kill.effectRollout'
            : `experiments.act.${act}.effect`,
        )}
      </p>
    </ReasonDialog>
  );
}
