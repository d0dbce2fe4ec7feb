import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../api/queries';
import { trpc } from '../../../api/trpc';
import { calendarDayText } from '../../../format/moments';
import { Icon } from '../../../shell/icons';
import { useExperimentChange } from '../experiment-queries';
import { shareText } from '../experiment-words';
import { ReasonDialog } from '../reason-dialog';
import { pText } from './amounts';
import { bandText } from './answer-text';
import { DecideDialog } from './decide-dialog';
import { effectOf } from './decided';
import { letterOf } from './arm-style';
import { type Condition, isDirection, isTold, type Recommended, type Results } from './results-answer';
import { useResultsView } from './results-view';
import { nextShare } from './share.rules';
import './decision.css';

const looks: Record<Recommended, string> = {
  ship: 'good',
  widen: 'good',
  keep_running: '',
  stop: 'bad',
  cannot_tell: '',
};

/** What the rule that was frozen before the start says, condition by condition, and the way to act on it or not. */
export function RecommendationCard({ onDone }: { onDone(text: string): void }) {
  const { t } = useTranslation();
  const { experiment, phase, results, part, words } = useResultsView();
  const { data: me } = useMe();
  const [asked, setAsked] = useState<'follow' | 'other' | null>(null);
  const { recommended, variant, conditions } = results.recommendation;
  const reco = 'experiments.results.reco';
  const isOpen =
    phase.phase === experiment.phase && experiment.state !== 'decided' && experiment.state !== 'archived';
  const next = nextShare(experiment.shareBps);
  const actText =
    recommended === 'ship'
      ? t(`${reco}.doShip`, { letter: variant ? letterOf(variant) : '' })
      : recommended === 'widen'
        ? next === null
          ? t('experiments.results.decide.widen')
          : t(`${reco}.doWiden`, { share: shareText(next) })
        : recommended === 'stop'
          ? t(`${reco}.doStop`)
          : null;
  return (
    <aside className={`results-reco ${looks[recommended]}`}>
      <span className="small quiet">{t(part ? 'experiments.results.part.recoBy' : `${reco}.by`)}</span>
      <h2>
        {results.freshness.waitsFor === null
          ? t(`${reco}.${recommended}`, { arm: variant ? words.arm(variant) : '' })
          : t(`${reco}.waits`)}
      </h2>
      <ul>
        {conditions.map((condition) => (
          <ConditionLine key={condition.condition} condition={condition} />
        ))}
      </ul>
      {recommended === 'cannot_tell' && isOpen && results.freshness.waitsFor === null && (
        <p className="small quiet">{t(`${reco}.cannotLead`)}</p>
      )}
      {isOpen && part && <p className="small quiet">{t('experiments.results.part.decide')}</p>}
      {isOpen && !part && me?.role === 'admin' && (
        <>
          <div className="results-acts no-print">
            {actText && (
              <Button type="primary" danger={recommended === 'stop'} onClick={() => setAsked('follow')}>
                {actText}
              </Button>
            )}
            <Button onClick={() => setAsked('other')}>{t(`${reco}.other`)}</Button>
          </div>
          <p className="small quiet">{t(`${reco}.against`)}</p>
        </>
      )}
      {isOpen && !part && me && me.role !== 'admin' && (
        <p className="small quiet">{t(`${reco}.onlyAdmin`)}</p>
      )}
      {asked === 'follow' && actText && (
        <FollowDialog
          title={actText}
          next={next}
          onClose={() => setAsked(null)}
          onDone={() => {
            setAsked(null);
            onDone(t('experiments.results.decide.done'));
          }}
        />
      )}
      {asked === 'other' && (
        <DecideDialog
          onClose={() => setAsked(null)}
          onDone={(standing) => {
            setAsked(null);
            onDone(t(`experiments.results.decide.${standing === 'pending' ? 'asked' : 'done'}`));
          }}
        />
      )}
    </aside>
  );
}

interface FollowDialogProps {
  title: string;
  next: number | null;
  onClose(): void;
  onDone(): void;
}

/** As the rule says: the decision, and with widening the share that it means. */
function FollowDialog({ title, next, onClose, onDone }: FollowDialogProps) {
  const { t } = useTranslation();
  const { experiment, phase, results } = useResultsView();
  const { recommended, variant } = results.recommendation;
  const decided = recommended === 'cannot_tell' ? 'keep_running' : recommended;
  const { experimentId } = experiment;
  const acting = useExperimentChange(async ({ key, reason }: { key: string; reason: string }) => {
    const answer = await trpc.experiment.decide.mutate({
      key,
      experimentId,
      reason,
      phase: phase.phase,
      decided,
      variant: decided === 'ship' ? variant : null,
    });
    // Its own intent under the same key: pressed again, neither is done twice.
    if (decided === 'widen' && next !== null && answer.standing === 'effective')
      await trpc.experiment.setShare.mutate({ key: `${key}-share`, experimentId, reason, shareBps: next });
    return answer;
  }, onDone);
  return (
    <ReasonDialog
      title={title}
      confirm={title}
      danger={decided === 'stop'}
      busy={acting.isPending}
      error={acting.error}
      onConfirm={(reason) => acting.mutate({ reason })}
      onClose={onClose}
    >
      <p>
        {decided === 'widen' && next !== null
          ? t('experiments.results.decide.widensTo', { share: shareText(next) })
          : t(effectOf[decided])}
      </p>
    </ReasonDialog>
  );
}

function ConditionLine({ condition: { condition, met } }: { condition: Condition }) {
  const { t } = useTranslation();
  const { results } = useResultsView();
  // A split or a harm that was found is a no; the others may still come.
  const isNo = met === false && (condition === 'split_is_sound' || condition === 'no_proven_harm');
  const state = met ? 'met' : isNo ? 'failed' : 'open';
  const detail = useConditionDetail(results, condition);
  return (
    <li>
      <span className={`results-tick ${state}`}>
        {state === 'open' ? <ClockMark /> : <Icon name={state === 'met' ? 'check' : 'cross'} small />}
      </span>
      <span>
        {t(`experiments.results.reco.condition.${condition}`)}
        <span className="visually-hidden"> {t(`experiments.results.reco.state.${state}`)}</span>
        {detail && <small>{detail}</small>}
      </span>
    </li>
  );
}

const evidenceOf = (
  { conditions }: Pick<Results['recommendation'], 'conditions'>,
  name: Condition['condition'],
): Condition['evidence'] => conditions.find(({ condition }) => condition === name)!.evidence;

function useConditionDetail(results: Results, condition: Condition['condition']): string | null {
  const { t } = useTranslation();
  const { part, words } = useResultsView();
  const reco = 'experiments.results.reco';
  // The rule looks at everybody, and the figures beside it are of a part.
  if (part) return null;
  switch (condition) {
    case 'primary_excludes_zero': {
      const { primary, recommendation } = results;
      const comparison =
        primary.comparisons.find(({ variant }) => variant === recommendation.variant) ??
        primary.comparisons[0];
      if (!comparison || results.state === 'split_is_off' || !isTold(comparison.absolute)) return null;
      const range = bandText(words, primary.unit, comparison.absolute);
      const { byLook: look, looks: all } = evidenceOf(recommendation, condition);
      // Where the interval of any moment does not say it, what does is named first.
      return look === null || isDirection(comparison.says)
        ? range
        : [t(`${reco}.byLook`, { look, looks: all }), range].join(words.language === 'zh' ? '；' : '; ');
    }
    case 'two_full_weeks':
      return t(`${reco}.days`, { count: results.days.running });
    case 'split_is_sound':
      return isTold(results.split.chiSquared) ? pText(results.split.chiSquared.p) : null;
    case 'no_proven_harm':
      return null;
    case 'all_harm_ruled_out': {
      // What nobody ever told of is nobody's to rule out, and is neither counted nor waited for.
      const evidence = evidenceOf(results.recommendation, condition);
      const open = String(evidence.open ?? '').split(' ');
      const waits = results.guardrails
        .filter(({ metric, ripeOn }) => open.includes(metric) && ripeOn !== null)
        .slice(0, 2)
        .map(({ metric, ripeOn }) =>
          t(`${reco}.until`, { metric: words.metric(metric), day: calendarDayText(ripeOn!, words.language) }),
        );
      return [t(`${reco}.outOf`, { done: evidence.ruledOut, all: evidence.guardrails }), ...waits].join(
        words.language === 'zh' ? '；' : '; ',
      );
    }
  }
}

function ClockMark() {
  return (
    <svg className="icon icon-small" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M8 2.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11M8 5v3.200l2 1.300" />
    </svg>
  );
}
