import { Button } from 'antd';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { useMe } from '../../../api/queries';
import { trpc } from '../../../api/trpc';
import { useLanguage } from '../../../language/use-language';
import { Card } from '../../../parts/card';
import { ErrorNote } from '../../../parts/error-note';
import type { Draft } from '../draft/use-draft';
import { useExperimentChange, useGates } from '../experiment-queries';
import { ExperimentRefusal } from '../experiment-refusal';
import { ExperimentSkeleton } from '../experiment-skeleton';
import type { Experiment } from '../experiment-types';
import { NewPhaseDialog } from '../running/new-phase-dialog';
import { FrozenCard } from './frozen-card';
import { GateStrip } from './gate-strip';
import { obstacleOf } from './obstacles.rules';
import { ShareCard } from './share-card';
import { useGateText } from './use-gate-text';
import './start.css';

const bold = { b: <b /> };

interface StartTabProps {
  experiment: Experiment;
  draft: Draft;
  onDone(text: string): void;
}

/** Whether it can start, and if not what stands in the way; what is frozen from then on. */
export function StartTab({ experiment, draft, onDone }: StartTabProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data: me } = useMe();
  const gateText = useGateText();
  const gates = useGates(experiment.experimentId);
  const [again, setAgain] = useState(false);
  const starting = useExperimentChange(trpc.experiment.start.mutate, () =>
    onDone(t('experiments.start.done', { key: experiment.key })),
  );
  if (!gates.data) {
    return gates.isError ? (
      <ErrorNote what={t('experiments.tab.start')} error={gates.error} onRetry={() => void gates.refetch()} />
    ) : (
      <ExperimentSkeleton />
    );
  }
  const obstacle = obstacleOf({
    state: experiment.state,
    isUnsaved: draft.isChanged,
    mayStart: me?.role === 'admin',
    draftDiffers: experiment.draftDiffers,
    gates: gates.data,
  });
  const blocking = gates.data.gates.flatMap(({ reasons }) => reasons.filter(({ blocks }) => blocks));
  const { experimentId, revision, state } = experiment;
  const start = () => starting.mutate({ experimentId, revision });
  const isAgain = state === 'running' || state === 'paused' || state === 'stopped';
  return (
    <>
      <p className="answer experiment-answer" role="status">
        {obstacle === 'gates' ? (
          <Trans
            i18nKey={
              blocking.length > 1 ? 'experiments.start.answer.gatesMore' : 'experiments.start.answer.gates'
            }
            values={{ count: blocking.length, first: blocking[0] ? gateText(blocking[0]) : '' }}
            components={bold}
          />
        ) : (
          <Trans
            i18nKey={`experiments.start.answer.${obstacle ?? (isAgain ? 'readyAgain' : 'ready')}`}
            values={{ phase: experiment.phase, next: experiment.phase + 1 }}
            components={bold}
          />
        )}
        {language === 'en' && ' '}
      </p>
      <p className="basis">
        <span>{t('experiments.start.basis.rules', { version: gates.data.rulesVersion })}</span>
        <span>{t('experiments.start.basis.again')}</span>
      </p>
      <GateStrip gates={gates.data} />
      <div className="grid">
        <div className="experiment-column" style={{ gridColumn: 'span 8' }}>
          <FrozenCard experiment={experiment} textHash={gates.data.textHash} />
        </div>
        <div className="experiment-column" style={{ gridColumn: 'span 4' }}>
          <Card title={t(isAgain ? 'experiments.start.againTitle' : 'experiments.start.title')}>
            <div className="card-body start-after">
              <ul>
                {(['frozen', 'safety', 'rules'] as const).map((what) => (
                  <li key={what}>{t(`experiments.start.after.${what}`)}</li>
                ))}
              </ul>
              {isAgain ? (
                <Button id="experiment-new-phase" disabled={obstacle !== null} onClick={() => setAgain(true)}>
                  {t('experiments.start.newPhase', { phase: experiment.phase + 1 })}
                </Button>
              ) : (
                <Button
                  type="primary"
                  id="experiment-start"
                  disabled={obstacle !== null}
                  loading={starting.isPending}
                  onClick={start}
                >
                  {t('experiments.start.start', { key: experiment.key })}
                </Button>
              )}
              {starting.isError && <ExperimentRefusal error={starting.error} onRetry={start} />}
            </div>
          </Card>
          <ShareCard experiment={experiment} mayChange={me?.role === 'admin'} onDone={onDone} />
        </div>
      </div>
      {again && (
        <NewPhaseDialog
          experiment={experiment}
          onClose={() => setAgain(false)}
          onDone={() => {
            setAgain(false);
            onDone(t('experiments.start.doneAgain', { phase: experiment.phase + 1 }));
          }}
        />
      )}
    </>
  );
}
