import quantile from '@stdlib/stats-base-dists-t-quantile';
import { betaCdf, logBetaCdf } from './beta';
import { gaussLegendre } from './gauss-legendre';
import { requireFinite, requireInnerProbability, requirePositive } from './require-finite';
import { halfLogTwoPi, stirlingError } from './stirling';

/** P(T > t) with `degreesOfFreedom` > 0, any real number of them. */
export function studentSurvival(t: number, degreesOfFreedom: number): number {
  if (t < 0) return -Math.expm1(logStudentSurvival(-t, degreesOfFreedom));
  return Math.exp(logStudentSurvival(t, degreesOfFreedom));
}

export const studentCdf = (t: number, degreesOfFreedom: number): number =>
  studentSurvival(-t, degreesOfFreedom);

/**
 * ln P(T > t). With w² = ν ln(1 + t²/ν) and s = x²/ν,
 *   P(T > t) = c ∫_w^∞ exp(-x²/2) √(s / (1 - e^-s)) dx,  c = Γ((ν+1)/2) / (Γ(ν/2) √(νπ)),
 * which is smooth for every ν >= 1, so a Gauss-Legendre rule over the 40 e-folds behind w gives all digits, near
 * and far, for one degree of freedom as for 1e12. Below one: I_{ν/(ν+t²)}(ν/2, 1/2) / 2. Substitution as in D. L.
 * Wallace (1959), "Bounds on normal approximations to Student's and the chi-square distributions".
 */
export function logStudentSurvival(t: number, degreesOfFreedom: number): number {
  requireFinite({ t });
  requirePositive({ degreesOfFreedom });
  if (t < 0) return Math.log1p(-Math.exp(logStudentSurvival(-t, degreesOfFreedom)));
  if (t === 0) return -Math.LN2;
  const v = degreesOfFreedom;
  if (v < 1) {
    // Near the middle from the other side: there 1 - x is what is known.
    const squared = t * t;
    if (squared < v) return Math.log1p(-betaCdf(squared / (v + squared), 0.5, v / 2)) - Math.LN2;
    const logX = -logOnePlusSquare(t, v);
    return logBetaCdf({ logX, logY: logX + 2 * Math.log(t) - Math.log(v) }, v / 2, 0.5) - Math.LN2;
  }
  const w = Math.sqrt(v * logOnePlusSquare(t, v));
  const reach = 80 / (w + Math.sqrt(w * w + 80));
  const { nodes, weights } = gaussLegendre(64);
  let sum = 0;
  for (let i = 0; i < nodes.length; i++) {
    const y = (reach / 2) * (1 + nodes[i]!);
    const s = ((w + y) / v) * (w + y);
    sum += weights[i]! * Math.exp(-y * (w + y / 2)) * (s === 0 ? 1 : Math.sqrt(s / -Math.expm1(-s)));
  }
  return logScale(v) - (w * w) / 2 + Math.log((sum * reach) / 2);
}

/** ln(1 + t²/ν), also where t² is beyond a double. */
function logOnePlusSquare(t: number, v: number): number {
  const root = t / Math.sqrt(v);
  return root > 1e8 ? 2 * (Math.log(t) - Math.log(v) / 2) : Math.log1p(root * root);
}

/** ln c, the density at 0. */
function logScale(v: number): number {
  const a = v / 2;
  return a * Math.log1p(1 / v) - 0.5 - halfLogTwoPi + stirlingError(a + 0.5) - stirlingError(a);
}

function logDensity(t: number, v: number): number {
  return logScale(v) - ((v + 1) / 2) * logOnePlusSquare(Math.abs(t), v);
}

/** t with P(T > t) = p: a start by @stdlib, then Newton steps on the logarithm, kept inside a bracket. */
export function studentUpperQuantile(p: number, degreesOfFreedom: number): number {
  requireInnerProbability(p);
  requirePositive({ degreesOfFreedom });
  if (p === 0.5) return 0;
  if (p > 0.5) return -studentUpperQuantile(1 - p, degreesOfFreedom);
  const target = Math.log(p);
  // In ln t the logarithm of the tail is concave and falls, so Newton's method from any start ends at the root.
  let start = -quantile(p, degreesOfFreedom);
  if (!(start > 0 && Number.isFinite(start))) start = 1;
  let u = Math.log(start);
  for (let round = 0; round < 100; round++) {
    const t = Math.exp(u);
    const log = logStudentSurvival(t, degreesOfFreedom);
    const slope = -Math.exp(logDensity(t, degreesOfFreedom) - log + u);
    const step = Math.min(50, Math.max(-50, (log - target) / slope));
    u -= step;
    if (Math.abs(step) < 4e-16) break;
  }
  const t = Math.exp(u);
  if (!Number.isFinite(t)) throw new RangeError('the quantile is beyond what a double can hold');
  return t;
}

export const studentQuantile = (p: number, degreesOfFreedom: number): number =>
  -studentUpperQuantile(p, degreesOfFreedom);
