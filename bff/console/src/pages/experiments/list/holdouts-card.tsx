import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../api/trpc';
import { dayText } from '../../../format/moments';
import { useLanguage } from '../../../language/use-language';
import { Card } from '../../../parts/card';
import { ErrorNote } from '../../../parts/error-note';
import { useExperimentChange, useHoldouts } from '../experiment-queries';
import type { Holdout } from '../experiment-types';
import { shareText } from '../experiment-words';
import { ReasonDialog } from '../reason-dialog';
import './list.css';

const bpsPerPercent = 100;
const mostPercent = 20;

/** Of each layer, who is kept out of every experiment, so that all of them together can be judged. */
export function HoldoutsCard({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const holdouts = useHoldouts();
  const [changed, setChanged] = useState<Holdout | null>(null);
  return (
    <Card
      title={t('experiments.holdout.title')}
      aside={<span className="small quiet">{t('experiments.holdout.note')}</span>}
    >
      {holdouts.isError && (
        <div className="card-body">
          <ErrorNote
            what={t('experiments.holdout.title')}
            error={holdouts.error}
            keepsOld={holdouts.data !== undefined}
            onRetry={() => void holdouts.refetch()}
          />
        </div>
      )}
      <ul className="holdouts">
        {holdouts.data?.map((holdout) => (
          <li key={holdout.layer}>
            <span className="quiet small">{t(`experiments.layer.${holdout.layer}`)}</span>
            <b>{holdout.shareBps === 0 ? t('experiments.holdout.none') : shareText(holdout.shareBps)}</b>
            <span className="quiet small">
              {holdout.at === null
                ? t('experiments.holdout.never')
                : t('experiments.holdout.since', {
                    by: holdout.by ?? '',
                    day: dayText(holdout.at, language),
                  })}
            </span>
            {mayChange && (
              <Button type="link" size="small" onClick={() => setChanged(holdout)}>
                {t('experiments.holdout.change')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {changed && <HoldoutDialog holdout={changed} onClose={() => setChanged(null)} />}
    </Card>
  );
}

function HoldoutDialog({ holdout, onClose }: { holdout: Holdout; onClose(): void }) {
  const { t } = useTranslation();
  const [percent, setPercent] = useState<number | null>(holdout.shareBps / bpsPerPercent);
  const setting = useExperimentChange(trpc.experiment.setHoldout.mutate, onClose);
  return (
    <ReasonDialog
      title={t('experiments.holdout.dialog', { layer: t(`experiments.layer.${holdout.layer}`) })}
      confirm={t('experiments.holdout.confirm', { share: `${percent ?? 0}%` })}
      busy={setting.isPending}
      error={setting.error}
      ready={percent !== null && percent * bpsPerPercent !== holdout.shareBps}
      onConfirm={(reason) =>
        setting.mutate({
          layer: holdout.layer,
          shareBps: Math.round((percent ?? 0) * bpsPerPercent),
          reason,
        })
      }
      onClose={onClose}
    >
      <p className="quiet">{t('experiments.holdout.effect')}</p>
      <label>
        <span className="experiment-field-name">{t('experiments.holdout.share')}</span>
        <InputNumber
          value={percent}
          min={0}
          max={mostPercent}
          step={0.5}
          suffix="%"
          style={{ width: 140 }}
          onChange={setPercent}
        />
      </label>
    </ReasonDialog>
  );
}
