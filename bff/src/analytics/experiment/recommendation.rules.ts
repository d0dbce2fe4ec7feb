import type { VariantKey } from '../../experiment';
import type { Guardrail } from './guardrails.rules';
import { isOff } from './split.rules';
import { candidateOf, harmsOf, type Judged, saidOf, standingOf } from './standing.rules';

export interface Condition {
  condition:
    'primary_excludes_zero' | 'two_full_weeks' | 'split_is_sound' | 'no_proven_harm' | 'all_harm_ruled_out';
  /** Null: not known yet. */
  met: boolean | null;
  /** Figures behind it; names as in the answer. */
  evidence: Record<string, string | number | null>;
}

export interface Recommended {
  recommended: 'ship' | 'widen' | 'keep_running' | 'stop' | 'cannot_tell';
  variant: VariantKey | null;
  conditions: Condition[];
}

/** Two whole weeks have every day of the week twice; a shorter plan has said that it does without. */
const wholeDays = 14;

/**
 * The rule, frozen with the code that says it:
 * - an arm that is not what the draw made says nothing: cannot_tell;
 * - a variant of proven harm is out; stop when none is left;
 * - below 40 conversions an arm nothing is known of a variant, by a planned look or else;
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

function conditionsOf(judged: Judged, candidate: VariantKey): Condition[] {
  const { primary, sequential, guardrails, splits } = judged;
  const { absolute } = primary.comparisons.find(({ variant }) => variant === candidate)!;
  const look = sequential.find(({ variant }) => variant === candidate)?.looks.at(-1);
  const { says, byLook } = saidOf(judged, candidate);
  const own = guardrails.filter(({ variant }) => variant === candidate);
  const counted = own.filter((guardrail) => !isNobodys(guardrail));
  const ruledOut = counted.filter(({ verdict }) => verdict === 'ruled_out');
  const open = counted.filter(({ verdict }) => verdict !== 'ruled_out');
  const harmed = harmsOf(own, candidate);
  // The one that holds at any look reads even before anybody came; the other says whether there is anything to read.
  const known = splits.filter((split) => !('cannot' in split.sequential) && !('cannot' in split.chiSquared));
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
        byLook,
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
