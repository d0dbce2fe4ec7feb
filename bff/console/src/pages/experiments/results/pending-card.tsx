import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../api/queries';
import { trpc } from '../../../api/trpc';
import { dayText, shortClockText } from '../../../format/moments';
import { useExperimentChange } from '../experiment-queries';
import { ReasonDialog } from '../reason-dialog';
import { useDecisionText } from './use-decision-text';
import { useResultsView } from './results-view';
import './decision.css';

/** A decision against the rule, before a second person: who may agree, and the way to do it. */
export function PendingCard({ onDone }: { onDone(text: string): void }) {
  const { t } = useTranslation();
  const { experiment, words } = useResultsView();
  const { data: me } = useMe();
  const { decisionText, recommendedText } = useDecisionText();
  const [asked, setAsked] = useState(false);
  const { experimentId } = experiment;
  const seconding = useExperimentChange(trpc.experiment.second.mutate, () => {
    setAsked(false);
    onDone(t('experiments.results.second.done'));
  });
  const pending = experiment.decisions.find(({ standing }) => standing === 'pending');
  if (!pending) return null;
  const second = 'experiments.results.second';
  const by = words.doer(pending.by);
  const decided = decisionText(pending);
  const isOwn = me?.operatorId === pending.by.operatorId;
  const maySecond = (me?.role === 'admin' || me?.role === 'compliance') && !isOwn;
  return (
    <section className="results-pending" aria-label={t(`${second}.title`)}>
      <div>
        <h2>{t(`${second}.title`)}</h2>
        <p>
          {t(`${second}.lead`, {
            by,
            day: dayText(pending.at, words.language),
            time: shortClockText(pending.at),
            decided,
            recommended: recommendedText(pending.recommended),
          })}
        </p>
        <p>{t(`${second}.reason`, { reason: pending.reason })}</p>
        <p className="small">
          {isOwn ? t(`${second}.yourself`) : !maySecond && me ? t(`${second}.notYou`) : null}{' '}
          {t(`${second}.who`, { by })}
        </p>
      </div>
      {maySecond && (
        <Button type="primary" onClick={() => setAsked(true)}>
          {t(`${second}.agree`, { decided })}
        </Button>
      )}
      {asked && (
        <ReasonDialog
          title={t(`${second}.agree`, { decided })}
          confirm={t(`${second}.agree`, { decided })}
          busy={seconding.isPending}
          error={seconding.error}
          onConfirm={(reason) => seconding.mutate({ experimentId, decisionId: pending.decisionId, reason })}
          onClose={() => setAsked(false)}
        >
          <p>{t(`${second}.effect`)}</p>
        </ReasonDialog>
      )}
    </section>
  );
}
