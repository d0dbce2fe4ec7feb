import { useTranslation } from 'react-i18next';
import { trpc } from '../../../api/trpc';
import { useExperimentChange } from '../experiment-queries';
import type { Experiment } from '../experiment-types';
import { ReasonDialog } from '../reason-dialog';

interface NewPhaseDialogProps {
  experiment: Experiment;
  onClose(): void;
  onDone(): void;
}

export function NewPhaseDialog({ experiment, onClose, onDone }: NewPhaseDialogProps) {
  const { t } = useTranslation();
  const beginning = useExperimentChange(trpc.experiment.newPhase.mutate, onDone);
  const { experimentId, revision, phase } = experiment;
  return (
    <ReasonDialog
      title={t('experiments.start.newPhase', { phase: phase + 1 })}
      confirm={t('experiments.start.newPhase', { phase: phase + 1 })}
      busy={beginning.isPending}
      error={beginning.error}
      onConfirm={(reason) => beginning.mutate({ experimentId, revision, reason })}
      onClose={onClose}
    >
      <p className="quiet">{t('experiments.start.newPhaseEffect', { phase })}</p>
    </ReasonDialog>
  );
}
