import { Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../api/trpc';
import { useExperimentChange } from '../experiment-queries';
import type { VariantKey } from '../experiment-types';
import { ReasonDialog } from '../reason-dialog';
import { type Decided, decisions, effectOf } from './decided';
import { useResultsView } from './results-view';
import './decision.css';

interface DecideDialogProps {
  onClose(): void;
  onDone(standing: 'effective' | 'pending'): void;
}

/** Any decision; says beforehand whether it takes a second person. */
export function DecideDialog({ onClose, onDone }: DecideDialogProps) {
  const { t } = useTranslation();
  const { experiment, phase, results, words } = useResultsView();
  const { recommendation, arms, control } = results;
  const treatments = arms.filter(({ variant }) => variant !== control);
  const [decided, setDecided] = useState<Decided>('keep_running');
  const [chosen, setChosen] = useState<VariantKey>(recommendation.variant ?? treatments[0]?.variant ?? 'b');
  const deciding = useExperimentChange(trpc.experiment.decide.mutate, ({ standing }) => onDone(standing));
  const variant = decided === 'ship' ? chosen : null;
  const agrees =
    recommendation.recommended === decided && (decided !== 'ship' || recommendation.variant === variant);
  const { experimentId } = experiment;
  return (
    <ReasonDialog
      title={t('experiments.results.decide.title')}
      confirm={t(`experiments.results.decide.${agrees ? 'confirm' : 'confirmAgainst'}`)}
      danger={decided === 'stop'}
      busy={deciding.isPending}
      error={deciding.error}
      onConfirm={(reason) => deciding.mutate({ experimentId, phase: phase.phase, decided, variant, reason })}
      onClose={onClose}
    >
      <div>
        <span className="experiment-field-name">{t('experiments.results.decide.what')}</span>
        <Radio.Group
          className="results-choices"
          value={decided}
          onChange={({ target }) => setDecided(target.value as Decided)}
          options={decisions.map((value) => ({ value, label: t(`experiments.results.decide.${value}`) }))}
        />
      </div>
      {decided === 'ship' && treatments.length > 1 && (
        <div>
          <span className="experiment-field-name">{t('experiments.results.decide.which')}</span>
          <Radio.Group
            value={chosen}
            onChange={({ target }) => setChosen(target.value as VariantKey)}
            options={treatments.map((arm) => ({ value: arm.variant, label: words.arm(arm.variant) }))}
          />
        </div>
      )}
      <p>{t(effectOf[decided])}</p>
      <p className={agrees ? 'note' : 'note warn'}>
        {t(`experiments.results.decide.${agrees ? 'agreesNote' : 'againstNote'}`)}
      </p>
    </ReasonDialog>
  );
}
