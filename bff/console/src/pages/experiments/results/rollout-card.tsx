import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../api/queries';
import { trpc } from '../../../api/trpc';
import { dayText, shortClockText } from '../../../format/moments';
import { Card } from '../../../parts/card';
import { useExperimentChange } from '../experiment-queries';
import { shareText } from '../experiment-words';
import { ReasonDialog } from '../reason-dialog';
import { useReasonText } from '../use-reason-text';
import { MarkedText } from './marked-text';
import { useResultsView } from './results-view';
import { rolloutSteps, stepAfter, stepBefore } from './share.rules';
import './decision.css';

/** A shipped variant on its way to everybody: where it stands, one step on, or back. */
export function RolloutCard({ onDone }: { onDone(text: string): void }) {
  const { t } = useTranslation();
  const { experiment, words } = useResultsView();
  const { data: me } = useMe();
  const reasonText = useReasonText();
  const [wanted, setWanted] = useState<number | null>(null);
  const shipped = experiment.decisions.find(
    ({ standing, decided }) => standing === 'effective' && decided === 'ship',
  );
  const [latest] = experiment.rollouts;
  if (experiment.state !== 'decided' || !shipped?.variant) return null;
  const share = experiment.rollout?.shareBps ?? 0;
  const arm = words.arm(shipped.variant);
  const [before, after] = [stepBefore(share), stepAfter(share)];
  const text = 'experiments.results.rollout';
  return (
    <Card title={t(`${text}.title`)} aside={<span className="small quiet">{t(`${text}.note`)}</span>}>
      <div className="card-body results-rollout">
        <p>
          <MarkedText
            text={
              share === 0 ? t(`${text}.notBegun`, { arm }) : t(`${text}.at`, { arm, share: shareText(share) })
            }
          />
        </p>
        <ol role="img" aria-label={t(`${text}.label`, { share: shareText(share) })}>
          {rolloutSteps.slice(1).map((step) => (
            <li key={step} className={step <= share ? 'done' : undefined}>
              <i />
              <span>{shareText(step)}</span>
            </li>
          ))}
        </ol>
        {me?.role === 'admin' && (
          <div className="results-acts no-print">
            {after !== null && (
              <Button type="primary" onClick={() => setWanted(after)}>
                {t(`${text}.forward`, { share: shareText(after) })}
              </Button>
            )}
            {before !== null && (
              <Button onClick={() => setWanted(before)}>
                {before === 0 ? t(`${text}.end`) : t(`${text}.back`, { share: shareText(before) })}
              </Button>
            )}
            {after === null && <span className="good-text">{t(`${text}.complete`)}</span>}
          </div>
        )}
        {latest && (
          <p className="small quiet">
            {t(`${text}.latest`, {
              by: words.doer(latest.by),
              day: dayText(latest.at, words.language),
              time: shortClockText(latest.at),
              share: shareText(latest.shareBps),
              reason: reasonText(latest.because),
            })}
          </p>
        )}
      </div>
      {wanted !== null && (
        <StepDialog
          arm={arm}
          from={share}
          to={wanted}
          onClose={() => setWanted(null)}
          onDone={() => {
            setWanted(null);
            onDone(t(`${text}.done`, { share: shareText(wanted) }));
          }}
        />
      )}
    </Card>
  );
}

interface StepDialogProps {
  arm: string;
  from: number;
  to: number;
  onClose(): void;
  onDone(): void;
}

function StepDialog({ arm, from, to, onClose, onDone }: StepDialogProps) {
  const { t } = useTranslation();
  const { experiment } = useResultsView();
  const { experimentId } = experiment;
  const stepping = useExperimentChange(trpc.experiment.rollout.mutate, onDone);
  const text = 'experiments.results.rollout';
  const share = shareText(to);
  const title =
    to > from ? t(`${text}.forward`, { share }) : to === 0 ? t(`${text}.end`) : t(`${text}.back`, { share });
  const effect =
    to > from
      ? t(`${text}.forwardEffect`, { share, arm })
      : to === 0
        ? t(`${text}.endEffect`)
        : t(`${text}.backEffect`, { share, arm });
  return (
    <ReasonDialog
      title={title}
      confirm={title}
      danger={to < from}
      busy={stepping.isPending}
      error={stepping.error}
      onConfirm={(reason) => stepping.mutate({ experimentId, shareBps: to, reason })}
      onClose={onClose}
    >
      <p>{effect}</p>
    </ReasonDialog>
  );
}
