import { useTranslation } from 'react-i18next';
import { Icon } from '../../../shell/icons';
import { UnitsCard } from '../files/units-card';
import { AnswerHead } from './answer-head';
import type { Answer } from './answer.rules';
import { CohortsCard } from './cohorts-card';
import { DecisionsCard } from './decisions-card';
import { EffectCard } from './effect-card';
import { GuardrailsCard } from './guardrails-card';
import { LaterCard } from './later-card';
import { MoneyCard } from './money-card';
import { MultipleCard } from './multiple-card';
import { OthersCard } from './others-card';
import { PendingCard } from './pending-card';
import { RecommendationCard } from './recommendation-card';
import { ResultsStrip } from './results-strip';
import { useResultsView } from './results-view';
import { RolloutCard } from './rollout-card';
import { SegmentsCard } from './segments-card';
import { TrustCard } from './trust-card';

interface ResultsBodyProps {
  answer: Answer;
  sentences: string[];
  /** Whether what is shown is still the answer to the question before. */
  isOld: boolean;
  onDone(text: string): void;
}

export function ResultsBody({ answer, sentences, isOld, onDone }: ResultsBodyProps) {
  const { t } = useTranslation();
  const { experiment, phase, results, part, words } = useResultsView();
  const { multiple } = results.exposure;
  const isRead = answer.kind === 'read';
  const { definition } = phase;
  return (
    <div aria-busy={isOld} className={isOld ? 'results-old' : undefined}>
      <div className="results-verdict">
        <div>
          <AnswerHead sentences={sentences} />
          {results.exposure.withoutMultiple && (
            <p className="note results-top">
              <Icon name="warning" small />
              {t('experiments.results.basis.multiple', {
                share: `${((multiple.shareBps ?? 0) / 100).toFixed(1)}%`,
              })}
            </p>
          )}
          {isRead && !part && <ResultsStrip />}
          {definition.hypothesis && <p className="results-hypothesis">{definition.hypothesis}</p>}
          <p className="small quiet results-arm-names">
            {definition.variants
              .map(({ key, weightBps }) => `${words.arm(key)} ${Number((weightBps / 100).toFixed(1))}%`)
              .join(t('experiments.results.listSep'))}
          </p>
        </div>
        <RecommendationCard onDone={onDone} />
      </div>
      <PendingCard onDone={onDone} />
      <div className="grid">
        <RolloutCard onDone={onDone} />
        {isRead && <EffectCard />}
        {answer.kind !== 'nobody' && <TrustCard />}
        {isRead && (
          <>
            <MultipleCard />
            {!part && (
              <>
                <GuardrailsCard />
                <MoneyCard />
              </>
            )}
            <LaterCard />
            <OthersCard />
            {!part && <SegmentsCard />}
            <CohortsCard />
          </>
        )}
        <DecisionsCard />
        {!part && (
          <UnitsCard
            key={phase.phase}
            experimentId={experiment.experimentId}
            phase={phase.phase}
            units={results.exposure.lag.reduce((sum, { assigned }) => sum + assigned, 0)}
          />
        )}
      </div>
    </div>
  );
}
