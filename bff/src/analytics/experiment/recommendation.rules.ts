import type { VariantKey } from '../../experiment';
import type {
  Condition,
  ExperimentResults,
  Guardrail,
  MetricResult,
  Recommended,
  SequentialVerdict,
  SplitCheck,
  Verdict,
} from './results';

/** Two whole weeks have every day of the week twice; a shorter plan has said that it does without. */
const wholeDays = 14;

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

/**
 * The rule, frozen with the code that says it:
 * - an arm that is not what the draw made says nothing: cannot_tell;
 * - a variant of proven harm is out; stop when none is left;
 * - a variant is better when a planned look crossed its boundary for the better, or the interval that is valid at any
 *   look lies on that side. Better, for two whole weeks or the planned days, and every harm ruled out: ship. With some
 *   harm not ruled out yet: widen, as long as not everybody of the slot sees it;
 * - stop when every variant is proven worse, or the last planned look has found nothing;
 * - else keep running.
 * A guardrail that nothing records is nobody's to rule out and holds up only a plan that names it.
 */
export function recommend(judged: Judged): Recommended {
  const { treatments, guardrails, splits } = judged;
  const candidate = candidateOf(judged);
  const conditions = conditionsOf(judged, candidate);
  const metBy = (name: Condition['condition']) =>
    conditions.find(({ condition }) => condition === name)!.met === true;
  const say = (recommended: Recommended['recommended'], variant: VariantKey | null = null): Recommended => ({
    recommended,
    variant,
    conditions,
  });
  if (splits.some(isOff)) return say('cannot_tell');
  if (treatments.every((variant) => harmsOf(guardrails, variant).length > 0)) return say('stop');
  const standing = treatments.map((variant) => standingOf(judged, variant));
  if (standing.every((says) => says === 'worse')) return say('stop');
  if (standing.every((says) => says === 'cannot_tell')) return say('cannot_tell');
  const isBetter = metBy('primary_excludes_zero') && metBy('no_proven_harm');
  if (isBetter && metBy('two_full_weeks')) {
    if (metBy('all_harm_ruled_out')) return say('ship', candidate);
    return judged.shareBps < 10_000 ? say('widen', candidate) : say('keep_running', candidate);
  }
  const isSpent = judged.sequential.every(({ looks }) => looks.at(-1)?.look === judged.plannedLooks);
  return isSpent && !isBetter && metBy('two_full_weeks') ? say('stop') : say('keep_running', candidate);
}

export const isOff = ({ sequential }: SplitCheck): boolean =>
  !('cannot' in sequential) && sequential.mismatch;

export const harmsOf = (guardrails: readonly Guardrail[], variant: VariantKey): Guardrail[] =>
  guardrails.filter((guardrail) => guardrail.variant === variant && guardrail.verdict === 'proven_harm');

/** What is known of one variant by the planned looks, and between them by the interval that is valid at any look. */
export function standingOf(
  { primary, sequential }: Pick<Judged, 'primary' | 'sequential'>,
  variant: VariantKey,
): Verdict['says'] {
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
  const ranks: Verdict['says'][] = ['better', 'no_difference_seen', 'cannot_tell', 'worse'];
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

function conditionsOf(judged: Judged, candidate: VariantKey): Condition[] {
  const { primary, sequential, guardrails, splits } = judged;
  const { absolute } = primary.comparisons.find(({ variant }) => variant === candidate)!;
  const look = sequential.find(({ variant }) => variant === candidate)?.looks.at(-1);
  const says = standingOf(judged, candidate);
  const own = guardrails.filter(({ variant }) => variant === candidate);
  const counted = own.filter((guardrail) => !isNobodys(guardrail));
  const ruledOut = counted.filter(({ verdict }) => verdict === 'ruled_out');
  const open = counted.filter(({ verdict }) => verdict !== 'ruled_out');
  const harmed = harmsOf(own, candidate);
  const known = splits.filter(({ sequential: split }) => !('cannot' in split));
  const split = splits[0];
  return [
    {
      condition: 'primary_excludes_zero',
      met: says === 'cannot_tell' ? null : says === 'better',
      evidence: {
        variant: candidate,
        estimate: 'cannot' in absolute ? null : absolute.estimate,
        low: 'cannot' in absolute ? null : absolute.low,
        high: 'cannot' in absolute ? null : absolute.high,
        cannot: 'cannot' in absolute ? absolute.cannot : null,
        look: look?.look ?? null,
        looks: judged.plannedLooks,
        statistic: look?.statistic ?? null,
        boundary: look?.boundary ?? null,
      },
    },
    {
      condition: 'two_full_weeks',
      met: judged.runningDays >= Math.min(wholeDays, judged.plannedDays),
      evidence: { days: judged.runningDays, planned: judged.plannedDays },
    },
    {
      condition: 'split_is_sound',
      met: splits.some(isOff) ? false : known.length === splits.length ? true : null,
      evidence: {
        p: 'cannot' in split.sequential ? null : split.sequential.p,
        chiSquaredP: 'cannot' in split.chiSquared ? null : split.chiSquared.p,
        ...Object.fromEntries(split.arms.map(({ variant, units }) => [variant, units])),
      },
    },
    {
      condition: 'no_proven_harm',
      met: harmed.length === 0,
      evidence: { harmed: harmed.map(({ metric }) => metric).join(' ') },
    },
    {
      condition: 'all_harm_ruled_out',
      met: open.length === 0 ? true : open.every(({ verdict }) => verdict === 'immature') ? null : false,
      evidence: {
        ruledOut: ruledOut.length,
        guardrails: counted.length,
        open: open.map(({ metric }) => metric).join(' '),
        ripeOn: open.map(({ ripeOn }) => ripeOn ?? '').reduce((a, b) => (a > b ? a : b), '') || null,
        notRecorded: own
          .filter(isNobodys)
          .map(({ metric }) => metric)
          .join(' '),
      },
    },
  ];
}

const isNobodys = ({ origin, cannot }: Guardrail): boolean =>
  origin === 'built_in' && cannot === 'not_recorded';

/** What the sentence on top is made of, of the variant that comes first. */
export function verdictOf(
  judged: Judged,
  results: Pick<ExperimentResults, 'primaryMetric' | 'control'>,
): Verdict {
  const variant = candidateOf(judged);
  const { primary, guardrails } = judged;
  const comparison = primary.comparisons.find((one) => one.variant === variant)!;
  const valueOf = (key: VariantKey) => primary.arms.find((arm) => arm.variant === key)?.value ?? null;
  return {
    variant,
    metric: results.primaryMetric,
    says: standingOf(judged, variant),
    control: valueOf(results.control),
    treatment: valueOf(variant),
    absolute: comparison.absolute,
    harmed: harmsOf(guardrails, variant).map(({ metric }) => metric),
    openGuardrails: guardrails
      .filter((one) => one.variant === variant && (one.verdict === 'open' || one.verdict === 'immature'))
      .map(({ metric, ripeOn }) => ({ metric, ripeOn })),
    units: primary.arms
      .filter((arm) => arm.variant === variant || arm.variant === results.control)
      .reduce((sum, { units }) => sum + units, 0),
  };
}
