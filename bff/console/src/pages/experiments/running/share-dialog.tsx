import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../api/trpc';
import { useExperimentChange } from '../experiment-queries';
import type { Experiment } from '../experiment-types';
import { shareText } from '../experiment-words';
import { PercentField } from '../plan/percent-field';
import { ReasonDialog } from '../reason-dialog';

const steps = [100, 500, 1_000, 2_500, 5_000, 10_000] as const;

interface ShareDialogProps {
  experiment: Experiment;
  onClose(): void;
  onDone(share: string): void;
}

export function ShareDialog({ experiment, onClose, onDone }: ShareDialogProps) {
  const { t } = useTranslation();
  const { experimentId, shareBps } = experiment;
  const [chosen, setChosen] = useState(shareBps ?? 0);
  const setting = useExperimentChange(trpc.experiment.setShare.mutate, (answer) =>
    onDone(shareText(answer.shareBps)),
  );
  return (
    <ReasonDialog
      title={t('experiments.share.dialog', { key: experiment.key })}
      confirm={t('experiments.share.confirm', { share: shareText(chosen) })}
      busy={setting.isPending}
      error={setting.error}
      ready={chosen !== shareBps}
      onConfirm={(reason) => setting.mutate({ experimentId, shareBps: chosen, reason })}
      onClose={onClose}
    >
      <p className="quiet">{t('experiments.share.effect')}</p>
      <div className="experiment-inline">
        <Segmented<number>
          aria-label={t('experiments.share.title')}
          value={chosen}
          options={steps.map((value) => ({ value, label: shareText(value) }))}
          onChange={setChosen}
        />
        <PercentField
          id="share-percent"
          bps={chosen}
          least={0}
          most={100}
          disabled={false}
          onChange={setChosen}
        />
      </div>
    </ReasonDialog>
  );
}
