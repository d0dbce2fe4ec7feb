import { type Answer, cannot, type Cannot, finite, isCannot } from '../cannot';
import { proportionAsMean, type ProportionArm } from '../arms/arms';
import { notFinite, notInside } from '../check';
import {
  betaQuantile,
  logBetaCdf,
  logBetaDensity,
  logBetaSurvival,
  type LogPlace,
} from '../distributions/beta';
import { integrate } from '../distributions/gauss-legendre';
import { logBeta } from '../distributions/stirling';

/** Beta(successes, failures), both > 0; 1 and 1 is flat. */
export interface BetaPrior {
  successes: number;
  failures: number;
}

export interface BetaBinomial {
  controlRate: number;
  treatmentRate: number;
  /** P(rate of the treatment > that of the control). */
  chanceToWin: number;
  /** Its complement from its own side. */
  chanceToLose: number;
  /** E max(0, control - treatment), in rate. */
  lossOfShipping: number;
  /** E max(0, treatment - control). */
  lossOfKeeping: number;
}

/** Beyond these the integral loses digits: a prior all at the ends, a posterior narrower than a double resolves. */
export const leastPseudoUnits = 0.01;
export const mostPseudoUnits = 1e9;

/** A sum longer than this, or one over no whole number of terms, is replaced by the integral it equals. */
export const mostTerms = 2_000_000;

/**
 * Two conversion rates with Beta posteriors, exactly: with aT = prior + conversions ...
 *   P(T > C) = Σ_{i=0}^{aT-1} B(aC + i, bC + bT) / ((bT + i) B(1 + i, bT) B(aC, bC)),
 * summed by its term ratios from its first term in log space; loss of shipping = ∫ P(T < x) P(C > x) dx.
 * E. Miller (2014), "Formulas for Bayesian A/B testing". To be shown and never to stop by. Refuses priors below 0.01 or
 * arms above 1e9, prior and units together.
 */
export function betaBinomialPosterior(
  control: ProportionArm,
  treatment: ProportionArm,
  prior: BetaPrior = { successes: 1, failures: 1 },
): Answer<BetaBinomial> {
  const c = proportionAsMean(control);
  const t = proportionAsMean(treatment);
  if (isCannot(c) && !(control.units === 0 && control.conversions === 0)) return c;
  if (isCannot(t) && !(treatment.units === 0 && treatment.conversions === 0)) return t;
  const wrong = notPrior(prior);
  if (wrong) return wrong;
  const posterior = ({ units, conversions }: ProportionArm): Beta => ({
    a: prior.successes + conversions,
    b: prior.failures + (units - conversions),
  });
  const [ofControl, ofTreatment] = [posterior(control), posterior(treatment)];
  if (![ofControl, ofTreatment].every(({ a, b }) => a + b <= mostPseudoUnits)) return cannot('out_of_range');
  return finite({
    controlRate: ofControl.a / (ofControl.a + ofControl.b),
    treatmentRate: ofTreatment.a / (ofTreatment.a + ofTreatment.b),
    chanceToWin: chanceAbove(ofTreatment, ofControl),
    chanceToLose: chanceAbove(ofControl, ofTreatment),
    lossOfShipping: expectedExcess(ofControl, ofTreatment),
    lossOfKeeping: expectedExcess(ofTreatment, ofControl),
  });
}

function notPrior({ successes, failures }: BetaPrior): Cannot | null {
  const wrong = notFinite(successes, failures);
  if (wrong) return wrong;
  const least = Math.min(successes, failures);
  return least >= leastPseudoUnits && successes + failures <= mostPseudoUnits ? null : cannot('out_of_range');
}

interface Beta {
  a: number;
  b: number;
}

/** P(upper > lower). */
function chanceAbove(upper: Beta, lower: Beta): number {
  if (!Number.isInteger(upper.a) || upper.a > mostTerms) {
    return logConcaveIntegral(
      (place) => logBetaDensity(place, upper.a, upper.b) + logBetaCdf(place, lower.a, lower.b),
      upper,
      lower,
    );
  }
  // Each term against the first, with a running power of e so that a sum of far terms does not overflow.
  let shift = logBeta(lower.a, lower.b + upper.b) - logBeta(lower.a, lower.b);
  let term = 1;
  let sum = 1;
  for (let i = 0; i + 1 < upper.a; i++) {
    term *= ((lower.a + i) / (lower.a + lower.b + upper.b + i)) * ((upper.b + i) / (1 + i));
    sum += term;
    if (sum > 1e250) {
      shift += Math.log(sum);
      term /= sum;
      sum = 1;
    }
  }
  return Math.min(1, Math.exp(shift + Math.log(sum)));
}

/** E max(0, upper - lower) = ∫ P(upper > x) P(lower < x) dx: nothing cancels, however small it is. */
const expectedExcess = (upper: Beta, lower: Beta): number =>
  logConcaveIntegral(
    (place) => logBetaSurvival(place, upper.a, upper.b) + logBetaCdf(place, lower.a, lower.b),
    upper,
    lower,
  );

/** e-folds below the peak at which the integrand is left out. */
const reach = 42;
const knots = [-8, -5, -3, -1.5, 0, 1.5, 3, 5, 8];

/**
 * ∫ exp(f) over (0, 1) for an f with one peak: the log odds of x are integrated over, since there both ends are
 * smooth.
 */
function logConcaveIntegral(f: (place: LogPlace) => number, one: Beta, other: Beta): number {
  const overOdds = (u: number) => {
    const logX = u < 0 ? u - Math.log1p(Math.exp(u)) : -Math.log1p(Math.exp(-u));
    return f({ logX, logY: logX - u }) + logX + (logX - u);
  };
  const odds = (p: number) => Math.log(p / (1 - p));
  const middles = [one, other].map(({ a, b }) => odds(Math.min(1 - 1e-15, Math.max(1e-300, a / (a + b)))));
  const widest = Math.max(...[one, other].map(({ a, b }) => Math.sqrt(1 / a + 1 / b)));
  const peak = highest(overOdds, Math.min(...middles) - 3 * widest, Math.max(...middles) + 3 * widest);
  const top = overOdds(peak);
  if (!Number.isFinite(top)) return 0;
  const edge = (side: 1 | -1) => {
    let [inside, outside] = [0, widest];
    while (overOdds(peak + side * outside) > top - reach && outside < 1e4) outside *= 2;
    for (let round = 0; round < 30; round++) {
      const middle = (inside + outside) / 2;
      if (overOdds(peak + side * middle) > top - reach) inside = middle;
      else outside = middle;
    }
    return peak + side * outside;
  };
  const density = (u: number) => Math.exp(overOdds(u) - top);
  // Each of the two posteriors bends the integrand within a few of its own deviations, however wide the other is.
  const [from, to] = [edge(-1), edge(1)];
  const bends = [one, other].flatMap(({ a, b }, i) =>
    knots.map((knot) => middles[i]! + knot * Math.sqrt(1 / a + 1 / b)),
  );
  const places = [from, peak, to, ...bends].filter((u) => u >= from && u <= to).sort((u, v) => u - v);
  const parts = places.slice(1).map((u, i) => integrate(density, places[i]!, u, { panels: 2, count: 16 }));
  return Math.exp(top + Math.log(parts.reduce((sum, part) => sum + part, 0)));
}

/** Golden-section search. J. Kiefer (1953). */
function highest(f: (x: number) => number, low: number, high: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  for (let round = 0; round < 60 && high - low > 1e-9 * (1 + Math.abs(low)); round++) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (f(left) < f(right)) low = left;
    else high = right;
  }
  return (low + high) / 2;
}

/** Credible interval of one rate at 1 - alpha, equal tails. */
export function betaInterval(
  arm: ProportionArm,
  prior: BetaPrior = { successes: 1, failures: 1 },
  alpha = 0.05,
): Answer<{ low: number; high: number }> {
  const mean = proportionAsMean(arm);
  if (isCannot(mean)) return mean;
  const wrong = notPrior(prior) ?? notInside(alpha);
  if (wrong) return wrong;
  const a = prior.successes + arm.conversions;
  const b = prior.failures + arm.units - arm.conversions;
  return finite({ low: betaQuantile(alpha / 2, a, b), high: 1 - betaQuantile(alpha / 2, b, a) });
}
