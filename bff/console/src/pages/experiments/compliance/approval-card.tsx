import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../api/trpc';
import { dayText, shortClockText } from '../../../format/moments';
import { useLanguage } from '../../../language/use-language';
import { Card } from '../../../parts/card';
import { ErrorNote } from '../../../parts/error-note';
import { Icon } from '../../../shell/icons';
import type { Draft } from '../draft/use-draft';
import { useExperimentChange } from '../experiment-queries';
import { ExperimentRefusal } from '../experiment-refusal';
import type { Experiment } from '../experiment-types';
import { useDoerName } from '../experiment-words';
import { ReasonDialog } from '../reason-dialog';
import type { Approval } from './compliance-types';
import './compliance.css';

interface ApprovalCardProps {
  experiment: Experiment;
  approval: UseQueryResult<Approval>;
  draft: Draft;
  onDone(text: string): void;
}

const looks: Record<Approval['state'], string> = {
  missing: 'tag',
  waits: 'tag warn',
  approved: 'tag good',
  refused: 'tag bad',
  other_text: 'tag warn',
  needs_compliance: 'tag warn',
};
const lettersOfHash = 4;

/** 7f3c 91ae … e21a: enough to compare two by eye. */
export function hashText(hash: string): string {
  const part = (at: number) => hash.slice(at, at + lettersOfHash);
  return `${part(0)} ${part(lettersOfHash)} … ${hash.slice(-lettersOfHash)}`;
}

/** A second person's word on exactly this text. */
export function ApprovalCard({ experiment, approval, draft, onDone }: ApprovalCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const doerName = useDoerName();
  const [deciding, setDeciding] = useState<'approved' | 'refused' | null>(null);
  const { experimentId } = experiment;
  const asking = useExperimentChange(trpc.experiment.approval.ask.mutate, () =>
    onDone(t('experiments.approval.askedDone')),
  );
  const standing = approval.data;
  const state = standing?.state ?? 'missing';
  const waits = state === 'waits';
  const mayAsk = draft.mayEdit && standing !== undefined && !waits && state !== 'approved';
  const moment = (iso: string) => `${dayText(iso, language)} ${shortClockText(iso)}`;
  const ask = () => asking.mutate({ experimentId, textHash: standing?.textHash });
  return (
    <Card
      title={t('experiments.approval.title')}
      aside={standing && <span className={looks[state]}>{t(`experiments.approval.state.${state}`)}</span>}
    >
      <div className="card-body approval">
        {approval.isError && (
          <ErrorNote
            what={t('experiments.approval.title')}
            error={approval.error}
            keepsOld={standing !== undefined}
            onRetry={() => void approval.refetch()}
          />
        )}
        {standing && (
          <dl className="experiment-pairs left">
            <dt>{t('experiments.approval.text')}</dt>
            <dd className="mono" title={standing.textHash}>
              {hashText(standing.textHash)}
            </dd>
            {standing.asked && (
              <>
                <dt>{t('experiments.approval.askedBy')}</dt>
                <dd>
                  {doerName(standing.asked.by)} · {moment(standing.asked.at)}
                </dd>
              </>
            )}
            {standing.decided && (
              <>
                <dt>{t('experiments.approval.decidedBy')}</dt>
                <dd>
                  {doerName(standing.decided.by)} · {moment(standing.decided.at)}
                  {standing.decided.reason && <small className="quiet">{standing.decided.reason}</small>}
                </dd>
              </>
            )}
          </dl>
        )}
        <p className="note">
          <Icon name="lock" small />
          {t('experiments.approval.bound')}
        </p>
        {draft.isChanged && <p className="note warn">{t('experiments.approval.unsaved')}</p>}
        {mayAsk && (
          <Button id="approval-ask" disabled={draft.isChanged} loading={asking.isPending} onClick={ask}>
            {t('experiments.approval.ask')}
          </Button>
        )}
        {waits && standing?.mayNotDecide && (
          <p className="quiet small">{t(`experiments.approval.mayNot.${standing.mayNotDecide}`)}</p>
        )}
        {waits && !standing?.mayNotDecide && (
          <span className="experiment-inline">
            <Button type="primary" id="approval-approve" onClick={() => setDeciding('approved')}>
              {t('experiments.approval.approve')}
            </Button>
            <Button id="approval-refuse" onClick={() => setDeciding('refused')}>
              {t('experiments.approval.refuse')}
            </Button>
          </span>
        )}
        {asking.isError && <ExperimentRefusal error={asking.error} onRetry={ask} />}
      </div>
      {deciding && standing && (
        <DecideDialog
          experiment={experiment}
          textHash={standing.textHash}
          decision={deciding}
          onClose={() => setDeciding(null)}
          onDone={() => {
            setDeciding(null);
            onDone(t(`experiments.approval.done.${deciding}`));
          }}
        />
      )}
    </Card>
  );
}

interface DecideDialogProps {
  experiment: Experiment;
  textHash: string;
  decision: 'approved' | 'refused';
  onClose(): void;
  onDone(): void;
}

function DecideDialog({ experiment, textHash, decision, onClose, onDone }: DecideDialogProps) {
  const { t } = useTranslation();
  const deciding = useExperimentChange(trpc.experiment.approval.decide.mutate, onDone);
  const { experimentId, key, name } = experiment;
  return (
    <ReasonDialog
      title={t(`experiments.approval.dialog.${decision}`, { key, name })}
      confirm={t(decision === 'approved' ? 'experiments.approval.approve' : 'experiments.approval.refuse')}
      danger={decision === 'refused'}
      busy={deciding.isPending}
      error={deciding.error}
      onConfirm={(reason) => deciding.mutate({ experimentId, textHash, decision, reason })}
      onClose={onClose}
    >
      <p className="quiet">{t(`experiments.approval.effect.${decision}`)}</p>
      <p className="mono">{hashText(textHash)}</p>
    </ReasonDialog>
  );
}
