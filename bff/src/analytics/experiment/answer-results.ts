import { keyOf, maturesAfterMs, metricNamed, statistics } from '../../experiment';
import { exposedOf } from './arm.rules';
import { beliefsOf } from './belief.rules';
import type { Figures } from './cells';
import { resultOf } from './comparison.rules';
import { dailyPace, runningDays } from './days.rules';
import { exposureHealthOf } from './exposure.rules';
import { guardrailsOf } from './guardrails.rules';
import { looksOf } from './looks.rules';
import { moneyOf } from './money.rules';
import type { Pause } from './pauses.rules';
import { recommend } from './recommendation.rules';
import type { ExperimentResults } from './results';
import { segmentsOf } from './segments.rules';
import { cohortsOf, seriesOf } from './series.rules';
import { isOff, splitBySegment, splitOfAssigned, splitOfExposed } from './split.rules';
import type { Judged } from './standing.rules';
import { primaryOf, type Segment, type Study, studyOf } from './study.rules';
import type { CannotReason } from './told';
import { laterOutcomes, toldMetrics } from './told-metrics';
import { verdictOf } from './verdict.rules';

const dayMs = 86_400_000;

export interface Asked {
  bots: 'out' | 'in';
  /** A part of the people, to look at; what is recommended is always said of everybody. */
  segment: Segment | null;
}

/** Everything the page tells of a phase, from its figures and nothing else. */
export function answerResults(figures: Figures, { bots, segment }: Asked): ExperimentResults {
  const { phase } = figures;
  const { definition } = phase;
  const study = studyOf(figures, { bots, segment });
  const judged = judge(figures);
  const isJudged = bots === 'out' && segment === null;
  const shown: Judged = isJudged ? judged : { ...judged, ...read(study, figures) };
  const { primary, sequential, guardrails, splits } = shown;
  const [split, ofExposed] = splits;
  const names = { primaryMetric: definition.primary.metric, control: study.control };
  const told: Omit<ExperimentResults, 'cannot'> = {
    experimentId: phase.experimentId,
    key: keyOf(phase.number),
    phase: phase.phase,
    startedAt: phase.startedAt.toISOString(),
    endedAt: phase.endedAt?.toISOString() ?? null,
    arms: definition.variants.map(({ key, name, weightBps }) => ({ variant: key, name, weightBps })),
    ...names,
    smallestEffect: definition.primary.smallestEffect,
    alpha: study.alpha,
    bots,
    state: stateOf(study, primary, judged.splits.some(isOff)),
    asOf: figures.asOf.toISOString(),
    workedOutAt: figures.workedOutAt.toISOString(),
    workedOutInMs: Math.round(figures.workedOutInMs),
    days: { running: judged.runningDays, planned: definition.plannedDays },
    sample: sampleOf(study, figures, primary),
    verdict: verdictOf(shown, names),
    recommendation: recommend(judged),
    primary,
    sequential: [...sequential],
    series: seriesOf(study),
    cohorts: cohortsOf(study),
    guardrails: [...guardrails],
    split,
    splitOfExposed: ofExposed,
    splitBySegment: splitBySegment(study),
    exposure: exposureHealthOf(study, figures, segment),
    segments: segment === null ? segmentsOf(study) : [],
    money: moneyOf(study, figures),
    delayed: laterOutcomes.map((name) => resultOf(study, metricNamed(name))),
    others: toldMetrics(phase)
      .filter(({ name }) => name !== names.primaryMetric && !(laterOutcomes as string[]).includes(name))
      .map((metric) => resultOf(study, metric)),
    bayesian: beliefsOf(study),
    cuped: { cannot: 'no_covariate' },
  };
  return { ...told, cannot: refusals(told) };
}

/** What the rule looks at: customers only, all of them. The watcher of harm asks the same. */
export function judge(figures: Figures): Judged {
  const study = studyOf(figures, { bots: 'out', segment: null });
  const { definition, shareBps } = figures.phase;
  return {
    treatments: study.treatments,
    ...read(study, figures),
    runningDays: runningDays(figures),
    plannedDays: definition.plannedDays,
    plannedLooks: definition.looks,
    shareBps,
  };
}

const read = (
  study: Study,
  figures: Figures,
): Pick<Judged, 'primary' | 'sequential' | 'guardrails' | 'splits'> => ({
  primary: resultOf(study, primaryOf(study)),
  sequential: looksOf(study),
  guardrails: guardrailsOf(study),
  splits: [splitOfAssigned(study, figures), splitOfExposed(study)],
});

function stateOf(
  study: Study,
  { arms, comparisons }: ExperimentResults['primary'],
  isSplitOff: boolean,
): ExperimentResults['state'] {
  if (study.cells.length === 0) return 'nobody';
  if (isSplitOff) return 'split_is_off';
  if (arms.every(({ units }) => units === 0)) return 'immature';
  return comparisons.every(({ absolute }) => 'cannot' in absolute) ? 'too_few' : 'readable';
}

function sampleOf(
  study: Study,
  { phase }: Figures,
  { arms }: ExperimentResults['primary'],
): ExperimentResults['sample'] {
  const { plannedUnits } = study.definition;
  const ripe = arms.reduce((sum, { units }) => sum + units, 0);
  const exposed = exposedOf(study.cells);
  return {
    ripe,
    exposed,
    planned: plannedUnits,
    shareBps: Math.min(10_000, Math.floor((ripe / plannedUnits) * 10_000)),
    daysLeft: phase.endedAt ? null : daysLeftOf(study, phase.pauses, { ripe, exposed }),
  };
}

function daysLeftOf(
  study: Study,
  pauses: readonly Pause[],
  { ripe, exposed }: { ripe: number; exposed: number },
): number | null {
  const { plannedUnits } = study.definition;
  if (ripe >= plannedUnits) return 0;
  const dailyUnits = dailyPace(study.cells, study.asOf, { pauses });
  if (dailyUnits === null) return null;
  const left = statistics.daysLeft(Math.max(0, plannedUnits - exposed), {
    dailyUnits,
    windowDays: maturesAfterMs(primaryOf(study)) / dayMs,
  });
  return statistics.isCannot(left) ? null : left.days;
}

/** Deeper lies nothing of the answer. */
const deepest = 8;

/** Where the answer has a reason in place of a figure. */
function refusals(told: object): ExperimentResults['cannot'] {
  const found: ExperimentResults['cannot'] = [];
  const walk = (value: unknown, at: string, depth: number): void => {
    if (value === null || typeof value !== 'object' || depth > deepest) return;
    if ('cannot' in value && typeof value.cannot === 'string' && Object.keys(value).length === 1)
      found.push({ at, reason: value.cannot as CannotReason });
    for (const [name, inner] of Object.entries(value))
      walk(inner, at === '' ? name : `${at}.${name}`, depth + 1);
  };
  walk(told, '', 0);
  return found;
}
