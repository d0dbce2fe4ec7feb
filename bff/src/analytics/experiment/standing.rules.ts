import type { VariantKey } from '../../experiment';
import type { MetricResult } from './comparison.rules';
import type { Standing } from './direction.rules';
import type { Guardrail } from './guardrails.rules';
import type { SequentialVerdict } from './looks.rules';
import type { SplitCheck } from './split.rules';

/** What the rule looks at; nothing else has a part in it. */
export interface Judged {
  treatments: readonly VariantKey[];
  primary: MetricResult;
  sequential: readonly SequentialVerdict[];
  guardrails: readonly Guardrail[];
  /** Of those who were given a variant, and of those who are counted. */
  splits: readonly [SplitCheck, SplitCheck];
  runningDays: number;
  plannedDays: number;
  plannedLooks: number;
  shareBps: number;
}

export const harmsOf = (guardrails: readonly Guardrail[], variant: VariantKey): Guardrail[] =>
  guardrails.filter((guardrail) => guardrail.variant === variant && guardrail.verdict === 'proven_harm');

/** What is known of one variant by the planned looks, and between them by the interval that is valid at any look. */
export interface Said {
  variant: VariantKey;
  says: Standing;
  /**
   * The planned look that says so, the first to cross its boundary; null where only the interval says anything. The
   * interval, which has to hold at every moment, is wider and may still hold 0.
   */
  byLook: number | null;
}

export function saidOf(
  { primary, sequential }: Pick<Judged, 'primary' | 'sequential'>,
  variant: VariantKey,
): Said {
  const { says } = primary.comparisons.find((comparison) => comparison.variant === variant)!;
  const looked = sequential.find((verdict) => verdict.variant === variant);
  if (!looked || looked.verdict === 'open') return { variant, says, byLook: null };
  return { variant, says: looked.verdict, byLook: looked.looks.find(({ crossed }) => crossed)!.look };
}

export const standingOf = (judged: Pick<Judged, 'primary' | 'sequential'>, variant: VariantKey): Standing =>
  saidOf(judged, variant).says;

/** The variant that would be shipped: of those without proven harm the best, by what is known and then by the estimate. */
export function candidateOf(judged: Pick<Judged, 'treatments' | 'primary' | 'sequential' | 'guardrails'>) {
  const ranks: Standing[] = ['better', 'no_difference_seen', 'cannot_tell', 'worse'];
  const sound = judged.treatments.filter((variant) => harmsOf(judged.guardrails, variant).length === 0);
  const pool = sound.length > 0 ? sound : judged.treatments;
  const gain = (variant: VariantKey) => {
    const { absolute } = judged.primary.comparisons.find((comparison) => comparison.variant === variant)!;
    if ('cannot' in absolute) return -Infinity;
    return judged.primary.better === 'up' ? absolute.estimate : -absolute.estimate;
  };
  return [...pool].sort(
    (one, other) =>
      ranks.indexOf(standingOf(judged, one)) - ranks.indexOf(standingOf(judged, other)) ||
      (gain(one) === gain(other) ? 0 : gain(other) - gain(one)),
  )[0]!;
}
