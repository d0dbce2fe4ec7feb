import type { AuditLine, ExperimentState, MetricName, VariantKey } from '../experiment-types';
import {
  type Band,
  type CannotReason,
  type Comparison,
  type Guardrail,
  isDirection,
  isTold,
  type MetricResult,
  type PlannedLook,
  type Results,
  type Standing,
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

type Direction = Extract<Standing, 'better' | 'worse'>;

/** The planned look that says more than the interval of any moment does. */
export interface Looked {
  look: PlannedLook;
  looksPlanned: number;
  /** Else the interval has come to lie on the other side of 0. */
  holdsZero: boolean;
}

/** What the primary metric says of one treatment. */
export type Finding =
  | {
      kind: Direction;
      variant: VariantKey;
      difference: Band;
      levels: [number, number] | null;
      /** Null where the interval says it too. */
      looked: Looked | null;
    }
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
  | 'state'
  | 'primary'
  | 'sequential'
  | 'verdict'
  | 'guardrails'
  | 'split'
  | 'sample'
  | 'smallestEffect'
  | 'control'
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

/** Better and worse are said by the service, by the planned looks and the interval; here is only how it is put. */
export function findingOf(figures: AnswerFigures, comparison: Comparison): Finding {
  const { primary, control, smallestEffect, verdict } = figures;
  const { variant, absolute } = comparison;
  if (!isTold(absolute)) {
    const { cannot: reason } = absolute;
    if (reason === 'immature') return { kind: 'immature', variant };
    if (tooFew.has(reason))
      return { kind: 'too_few', variant, conversions: fewestConversions(primary, control, variant) };
    return { kind: 'cannot', variant, reason };
  }
  const says = verdict.ofEach.find((said) => said.variant === variant)?.says ?? comparison.says;
  if (isDirection(says))
    return {
      kind: says,
      variant,
      difference: absolute,
      levels: levelsOf(primary, control, variant),
      looked: says === comparison.says ? null : lookedOf(figures, comparison),
    };
  // Seen from the better side: the most that the difference may be worth.
  const most = primary.better === 'up' ? absolute.high : absolute.low === null ? null : -absolute.low;
  const kind = most !== null && most < smallestEffect ? 'small' : 'open';
  return { kind, variant, difference: absolute };
}

function lookedOf(
  { verdict, sequential }: Pick<AnswerFigures, 'verdict' | 'sequential'>,
  { variant, says }: Pick<Comparison, 'variant' | 'says'>,
): Looked | null {
  const said = verdict.ofEach.find((one) => one.variant === variant);
  const taken = sequential.find((one) => one.variant === variant);
  const look = taken?.looks.find((one) => one.look === said?.byLook);
  if (!taken || !look) return null;
  return { look, looksPlanned: taken.looksPlanned, holdsZero: says === 'no_difference_seen' };
}

/** Of the arm that has fewer; null where conversions are not what is counted. */
function fewestConversions(
  { arms, kind }: Pick<MetricResult, 'arms' | 'kind'>,
  control: VariantKey,
  treatment: VariantKey,
): number | null {
  // Of a quantile these are values seen.
  if (kind === 'quantile') return null;
  const counts = arms
    .filter(({ variant }) => variant === control || variant === treatment)
    .map(({ conversions }) => conversions)
    .filter((count) => count !== null);
  return counts.length === 0 ? null : Math.min(...counts);
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
