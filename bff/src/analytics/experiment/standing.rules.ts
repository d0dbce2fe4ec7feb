import type { VariantKey } from '../../experiment';
import type { MetricResult } from './comparison.rules';
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

/** What is known of one variant. */
export type Standing = 'better' | 'worse' | 'no_difference_seen' | 'cannot_tell';

export const harmsOf = (guardrails: readonly Guardrail[], variant: VariantKey): Guardrail[] =>
  guardrails.filter((guardrail) => guardrail.variant === variant && guardrail.verdict === 'proven_harm');

/** What is known of one variant by the planned looks, and between them by the interval that is valid at any look. */
export function standingOf(
  { primary, sequential }: Pick<Judged, 'primary' | 'sequential'>,
  variant: VariantKey,
): Standing {
  const { absolute } = primary.comparisons.find((comparison) => comparison.variant === variant)!;
  const looked = sequential.find((verdict) => verdict.variant === variant)?.verdict ?? 'open';
  if (looked !== 'open') return looked;
  if ('cannot' in absolute) return 'cannot_tell';
  if (absolute.low !== null && absolute.low > 0) return primary.better === 'up' ? 'better' : 'worse';
  if (absolute.high !== null && absolute.high < 0) return primary.better === 'up' ? 'worse' : 'better';
  return 'no_difference_seen';
}

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
