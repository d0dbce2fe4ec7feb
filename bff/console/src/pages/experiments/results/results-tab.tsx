import { message } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router-dom';
import { callErrorOf } from '../../../api/call-error';
import { ReportKeys } from '../../../analysis/report-keys';
import { ErrorNote } from '../../../parts/error-note';
import { useAudit } from '../experiment-queries';
import type { Experiment } from '../experiment-types';
import { answerOf, haltOf } from './answer.rules';
import { answerSentences } from './answer-text';
import { FreshnessNote } from './freshness-note';
import { MarkedText } from './marked-text';
import { PartNote } from './part-note';
import { partIn, partsOf } from './part.rules';
import './results.css';
import { isWorkedOut } from './results-answer';
import { ResultsBody } from './results-body';
import { useResults } from './results-query';
import { ResultsSkeleton } from './results-skeleton';
import { ResultsSwitches } from './results-switches';
import { ResultsUnderWay } from './results-under-way';
import { ResultsViewProvider } from './results-view';
import { useResultWords } from './use-result-words';

/** What came of an experiment: the answer first, then its evidence. Phase and traffic stand in the address. */
export function ResultsTab({ experiment }: { experiment: Experiment }) {
  const { t } = useTranslation();
  const [told, toldPlace] = message.useMessage();
  const [address] = useSearchParams();
  const wanted = Number(address.get('phase'));
  const phase = experiment.phases.find((one) => one.phase === wanted) ?? experiment.phases[0];
  const bots = address.get('bots') === 'in' ? 'in' : 'out';
  const part = phase ? partIn(address.get('part'), partsOf(phase.definition)) : null;
  const query = useResults({
    experimentId: experiment.experimentId,
    phase: phase?.phase ?? 0,
    bots,
    segment: part,
  });
  const audit = useAudit(experiment.experimentId);
  const plan = phase?.definition ?? experiment.definition;
  const words = useResultWords(plan.variants);
  const answered = query.data ?? null;
  const results = answered && isWorkedOut(answered) ? answered : null;
  const say = (answer: ReturnType<typeof answerOf>) =>
    answerSentences(words, {
      answer,
      results,
      isPart: part !== null,
      plan: { units: plan.plannedUnits, days: plan.plannedDays },
      state: experiment.state,
      phase: { shown: phase?.phase ?? 0, newest: experiment.phase },
      halt: haltOf(experiment.state, audit.data?.pages[0]?.lines ?? []),
    });
  if (!phase)
    return (
      <p className="answer experiment-answer">
        {say(answerOf(0, null)).map((sentence) => (
          <MarkedText key={sentence} text={sentence} />
        ))}
      </p>
    );
  const retry = () => void query.refetch();
  if (!results) {
    if (answered && !isWorkedOut(answered)) return <ResultsUnderWay underWay={answered} />;
    if (!query.isError) return <ResultsSkeleton />;
    if (callErrorOf(query.error).code === 'not_allowed')
      return <p className="note results-top">{t('experiments.results.noRight')}</p>;
    return (
      <>
        <p className="answer experiment-answer">
          <MarkedText text={t('experiments.results.answer.not_worked_out')} />
        </p>
        <ErrorNote what={t('experiments.results.noun')} error={query.error} onRetry={retry} />
      </>
    );
  }
  const answer = answerOf(phase.phase, results);
  return (
    <ReportKeys>
      {toldPlace}
      <ResultsViewProvider value={{ experiment, phase, results, part, words }}>
        <ResultsSwitches />
        {query.isError && (
          <ErrorNote what={t('experiments.results.noun')} error={query.error} keepsOld onRetry={retry} />
        )}
        <FreshnessNote />
        <PartNote />
        <ResultsBody
          answer={answer}
          sentences={say(answer)}
          isOld={query.isPlaceholderData}
          onDone={(text) => void told.success(text)}
        />
      </ResultsViewProvider>
    </ReportKeys>
  );
}
