import type { AuditLine, ExperimentState, MetricName, VariantKey } from '../experiment-types';
import { fewestConversions } from './guard.rules';
import {
  type Band,
  type CannotReason,
  type Comparison,
  type Guardrail,
  isTold,
  type MetricResult,
  type Results,
} from './results-answer';

/** Reasons that only say: not enough yet. Each other one is a fault of the figures and is named. */
const tooFew = new Set<CannotReason>([
  'below_low_count_guard',
  'too_few_units',
  'too_few_observations',
  'control_mean_near_zero',
  'no_variance',
  'expected_counts_too_small',
]);

export type Direction = 'better' | 'worse';

/** What the primary metric says of one treatment. */
export type Finding =
  | { kind: Direction; variant: VariantKey; difference: Band; levels: [number, number] | null }
  /** `small`: a difference worth having is ruled out; `open`: it is not, and nor is none at all. */
  | { kind: 'small' | 'open'; variant: VariantKey; difference: Band }
  | { kind: 'immature'; variant: VariantKey }
  | { kind: 'too_few'; variant: VariantKey; conversions: number | null }
  | { kind: 'cannot'; variant: VariantKey; reason: CannotReason };

/** The parts of the answer in the order in which they are said. */
export type Answer =
  | { kind: 'not_started' }
  | { kind: 'nobody' }
  | { kind: 'split_off' }
  | {
      kind: 'read';
      harms: Guardrail[];
      findings: Finding[];
      /** Whose harm is neither shown nor ruled out; each metric once. */
      open: MetricName[];
      unripe: { metric: MetricName; ripeOn: string | null }[];
    };

export type AnswerFigures = Pick<
  Results,
  'state' | 'primary' | 'guardrails' | 'split' | 'sample' | 'smallestEffect' | 'control'
>;

export function answerOf(phase: number, results: AnswerFigures | null): Answer {
  if (phase === 0 || !results) return { kind: 'not_started' };
  if (results.sample.exposed === 0) return { kind: 'nobody' };
  // Groups that are not alike by their making tell nothing of the page.
  if (results.state === 'split_is_off' || isSplitOff(results.split)) return { kind: 'split_off' };
  const { guardrails } = results;
  const waiting = guardrails.filter(({ verdict }) => verdict === 'immature');
  return {
    kind: 'read',
    harms: guardrails.filter(({ verdict }) => verdict === 'proven_harm'),
    findings: results.primary.comparisons.map((comparison) => findingOf(results, comparison)),
    open: [...new Set(guardrails.filter(({ verdict }) => verdict === 'open').map(({ metric }) => metric))],
    unripe: waiting
      .filter(({ metric }, place) => waiting.findIndex((one) => one.metric === metric) === place)
      .map(({ metric, ripeOn }) => ({ metric, ripeOn })),
  };
}

/** Only what is valid at any look forbids the reading; one look's low p asks for attention. */
export const isSplitOff = ({ sequential }: Pick<Results['split'], 'sequential'>): boolean =>
  isTold(sequential) && sequential.mismatch;

export function findingOf(
  { primary, control, smallestEffect }: AnswerFigures,
  { variant, absolute }: Comparison,
): Finding {
  if (!isTold(absolute)) {
    const { cannot: reason } = absolute;
    if (reason === 'immature') return { kind: 'immature', variant };
    if (tooFew.has(reason))
      return { kind: 'too_few', variant, conversions: fewestConversions(primary, control, variant) };
    return { kind: 'cannot', variant, reason };
  }
  const direction = directionOf(absolute, primary.better);
  if (direction)
    return {
      kind: direction,
      variant,
      difference: absolute,
      levels: levelsOf(primary, control, variant),
    };
  // Seen from the better side: the most that the difference may be worth.
  const most = primary.better === 'up' ? absolute.high : absolute.low === null ? null : -absolute.low;
  const kind = most !== null && most < smallestEffect ? 'small' : 'open';
  return { kind, variant, difference: absolute };
}

/** Beyond error only: an interval that holds or touches zero has no direction. */
export function directionOf(
  { low, high }: Pick<Band, 'low' | 'high'>,
  better: MetricResult['better'],
): Direction | null {
  if (low !== null && low > 0) return better === 'up' ? 'better' : 'worse';
  if (high !== null && high < 0) return better === 'up' ? 'worse' : 'better';
  return null;
}

function levelsOf(
  { arms }: MetricResult,
  control: VariantKey,
  treatment: VariantKey,
): [number, number] | null {
  const level = (key: VariantKey) => arms.find(({ variant }) => variant === key)?.value ?? null;
  const [before, after] = [level(control), level(treatment)];
  return before === null || after === null ? null : [before, after];
}

/** Why an experiment that was begun does not run, with whoever did it and when. */
export type Halt = Pick<AuditLine, 'by' | 'at' | 'reason'>;

const haltedBy: Partial<Record<ExperimentState, string>> = {
  paused: 'experiment_paused',
  stopped: 'experiment_killed',
};

/** From the audit, the newest line first. */
export function haltOf(state: ExperimentState, lines: readonly AuditLine[]): Halt | null {
  const action = haltedBy[state];
  return (action && lines.find((line) => line.action === action)) || null;
}

/** A level is written as exactly as the difference that is read from it. */
export const levelBand = (estimate: number, difference: Pick<Band, 'low' | 'high'>): Band => ({
  estimate,
  low: difference.low,
  high: difference.high,
});
