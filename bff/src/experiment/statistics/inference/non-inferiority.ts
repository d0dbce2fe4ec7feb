import { type Answer, cannot, finite } from '../cannot';
import { notAbove, notInside, notTestable } from '../check';
import { type Effect, type Interval, type PValue } from '../effect';
import { fixedTest } from './fixed';

export type Better = 'higher' | 'lower';

/** How an interval stands to a margin. `unclear` says neither; it is not a pass. */
export type MarginVerdict = 'non_inferior' | 'inferior' | 'unclear';

export interface NonInferiority extends PValue {
  estimate: number;
  /** The one end of the one-sided interval that matters: the worst the effect may be. */
  bound: number;
  /** The effect that is still borne: -margin where higher is better, +margin where lower is. */
  limit: number;
  nonInferior: boolean;
}

/**
 * Is the treatment at most `margin` (> 0, in the effect's scale) worse? One-sided test of the effect against the
 * margin, at alpha: p = P(T > (estimate + margin) / SE) where higher is better, the other side where lower is.
 * CONSORT extension, G. Piaggio et al. (2012); ICH E9 (1998).
 */
export function nonInferiority(
  effect: Effect,
  { margin, better, alpha = 0.05 }: { margin: number; better: Better; alpha?: number },
): Answer<NonInferiority> {
  const wrong = notInside(alpha) ?? notTestable(effect) ?? notAbove(0, margin);
  if (wrong) return wrong;
  const limit = better === 'higher' ? -margin : margin;
  const alternative = better === 'higher' ? 'greater' : 'less';
  const test = fixedTest({ ...effect, estimate: effect.estimate - limit }, { alpha, alternative });
  if ('cannot' in test) return test;
  const end = better === 'higher' ? test.low : test.high;
  if (end === null) return cannot('not_a_finite_number');
  return finite({
    estimate: effect.estimate,
    bound: end + limit,
    limit,
    p: test.p,
    logP: test.logP,
    nonInferior: better === 'higher' ? end > 0 : end < 0,
  });
}

/** The same question to any interval, such as a confidence sequence that is valid at every look. */
export function judgeMargin(interval: Interval, margin: number, better: Better): MarginVerdict {
  const [worst, best] =
    better === 'higher' ? [interval.low, interval.high] : [negated(interval.high), negated(interval.low)];
  if (worst !== null && worst > -margin) return 'non_inferior';
  return best !== null && best < -margin ? 'inferior' : 'unclear';
}

const negated = (end: number | null) => (end === null ? null : -end);
